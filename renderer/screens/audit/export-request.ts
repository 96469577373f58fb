/** From what a person filled in to what an export is asked for. Pure. */
import type { ExportForm, ExportRequest } from '../../bridge/types.ts';

/** Empty text is "all of them". */
export interface ExportAnswers {
  readonly form: ExportForm;
  readonly since: string;
  readonly until: string;
  readonly matter: string;
  readonly actor: string;
  readonly details: boolean;
  readonly reason: string;
  readonly passphrase: string;
  /** Why it is made in spite of a policy that stops it; empty lets the policy stop it. */
  readonly inSpite: string;
}

export const wholeLog: ExportAnswers = {
  form: 'bundle',
  since: '',
  until: '',
  matter: '',
  actor: '',
  details: false,
  reason: '',
  passphrase: '',
  inSpite: '',
};

/** A bundle holds every entry of its time, so matter, person and details do not count for it. */
export function requestOf({
  form,
  since,
  until,
  matter,
  actor,
  details,
  reason,
  passphrase,
  inSpite,
}: ExportAnswers): ExportRequest {
  const period = { form, since: orNull(since), until: orNull(until) };
  if (form === 'bundle') return { ...period, matter: null, actor: null, reidentify: null };
  const all = inSpite.trim() === '' ? {} : { inSpite: inSpite.trim() };
  const reidentify = details ? { passphrase, reason: reason.trim(), ...all } : null;
  return { ...period, matter: orNull(matter), actor: orNull(actor), reidentify };
}

/** What still has to be filled in, as the label of the button; null when nothing. */
export function missingFrom({ form, since, until, details, reason, passphrase }: ExportAnswers): string | null {
  if (since !== '' && until !== '' && until < since) return 'Export: the period ends before it begins';
  if (form === 'bundle' || !details) return null;
  if (reason.trim() === '') return 'Export: the reason is missing';
  return passphrase === '' ? 'Export: the passphrase is missing' : null;
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
