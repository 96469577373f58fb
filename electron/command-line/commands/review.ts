/** `cloister review FINDING accept|reject|absent|correct VALUE --reason …`: a person decides. */
import { ReviewLine } from '../../contract/command-output.ts';
import type { ReviewAct } from '../../contract/decision.ts';
import { CloisterError } from '../../contract/failure.ts';
import { FindingValue } from '../../contract/finding.ts';
import { FindingId } from '../../contract/ids.ts';
import type { Signing } from '../../contract/signature.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { findingWords } from './look.ts';

export interface ReviewOptions {
  readonly finding: string;
  readonly act: ReviewAct;
  /** Text, or JSON when it parses as an object, a list or a number. */
  readonly value: string | undefined;
  readonly quote: string | undefined;
  readonly reason: string;
  /** Signs the decision; the passphrase is asked for again. */
  readonly sign: Signing['meaning'] | undefined;
}

export const reviewCommand: Command<ReviewOptions> = async (options, needs) => {
  const finding = FindingId.safeParse(options.finding);
  if (!finding.success)
    throw new CloisterError('invalid', {
      subject: `"${options.finding}" is not a finding id; see: cloister show DOCUMENT`,
    });
  const { handlers } = await needs.openEngine();
  const { versions } = await handlers['finding.why']({ finding: finding.data });
  const version = Math.max(...versions.map((one) => one.version));
  const made = await handlers['review.decide']({
    finding: finding.data,
    version,
    act: options.act,
    value: options.value === undefined ? null : valueOf(options.value),
    ...(options.quote === undefined ? {} : { quote: options.quote }),
    reason: options.reason,
    secondsOnScreen: null,
    ...(options.sign === undefined ? {} : { signing: { meaning: options.sign, passphrase: await needs.passphrase() } }),
  });
  if (needs.terminal.json) needs.terminal.data(ReviewLine, made);
  else
    needs.terminal.text(
      `${made.decision.act}: ${findingWords(made.finding, 0)} (entry ${String(made.decision.event)} of the log)`,
    );
  return exitCodes.done;
};

function valueOf(text: string): FindingValue {
  if (!/^\s*[[{\d-]/u.test(text)) return text;
  try {
    return FindingValue.parse(JSON.parse(text));
  } catch {
    return text; // a date such as 2026-11-24 begins with a digit and is not JSON: it is the text itself
  }
}
