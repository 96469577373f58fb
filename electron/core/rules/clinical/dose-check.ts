/** Whether a dose is written with a unit and a number that a prescription can have. Not a check of the right dose for a patient. */
import type { Check } from '../../../contract/finding.ts';

const largest: Readonly<Record<string, number>> = {
  mg: 5000,
  mcg: 5000,
  g: 60,
  ml: 3000,
  unit: 100_000,
  tablet: 12,
  capsule: 12,
  puff: 12,
  drop: 40,
  meq: 200,
};

/** `dose` is normalised, for example `500 mg`. */
export function checkDose(dose: string | null): Check {
  if (dose === null) return { rule: 'dose-plausible', verdict: 'not-applicable', detail: 'no dose is written' };
  const [amount = '', unit = ''] = dose.split(' ');
  const number = Number(amount.replaceAll(',', '').split(/[-/]|to/u)[0]);
  const limit = largest[unit.replace(/s$/u, '')];
  if (limit === undefined || Number.isNaN(number))
    return { rule: 'dose-plausible', verdict: 'not-applicable', detail: `no limit is kept for ${dose}` };
  const plausible = number > 0 && number <= limit;
  return {
    rule: 'dose-plausible',
    verdict: plausible ? 'passed' : 'failed',
    detail: plausible
      ? `${dose} is a usual size of number`
      : `${dose} is larger than ${String(limit)} ${unit}: read it again`,
  };
}
