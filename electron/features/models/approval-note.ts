/** What a person signs for a model, as a signed note (C2SP signed-note, Ed25519): readable, and bound to the file, its test and the log that asks. */
import { z } from 'zod';
import { CloisterError } from '../../contract/failure.ts';
import { UtcTime, type Sha256 } from '../../contract/ids.ts';
import type { ApprovalRequest } from '../../contract/site-model.ts';
import { toHex, toUtf8 } from '../../core/ledger/bytes.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { sha256 } from '../../core/ledger/hash.ts';
import { formatNote, keyIdOf, keyTypes, parseNote, type VerifierKey } from '../../core/ledger/signed-note.ts';
import type { UserSigner } from '../../ports/user-keys.ts';

const title = 'cloister model approval v1';
const line = z.string();
/** What a person says by signing. `record`: SHA-256 of the request in its canonical form (RFC 8785). */
const Approved = z.object({
  log: line,
  model: line,
  file: line,
  record: line,
  byName: line,
  at: UtcTime,
  reason: line,
});
export type Approved = Readonly<z.infer<typeof Approved>>;

/** Everything that the signature covers, by one digest. */
export function requestDigest(request: ApprovalRequest): Sha256 {
  return toHex(sha256(toUtf8(canonicalJson(request))));
}

/** The key of a person under a name that says whose log they work in. */
export function personKey(origin: string, user: string, { publicKey }: Pick<UserSigner, 'publicKey'>): VerifierKey {
  return { name: `${origin.replace('/log/', '/person/')}/${user}`, type: keyTypes.log, publicKey };
}

export function signApproval(
  request: ApprovalRequest,
  { byName, at, reason }: Pick<Approved, 'byName' | 'at' | 'reason'>,
  key: VerifierKey,
  sign: UserSigner['sign'],
): string {
  const { entry, log } = request;
  const lines = [
    title,
    `log ${log}`,
    `model ${entry.id}@${oneLine(entry.version)}`,
    `file ${entry.sha256}`,
    `record ${requestDigest(request)}`,
    `by ${oneLine(byName)}`,
    `at ${at}`,
    `because ${oneLine(reason)}`,
  ];
  const text = `${lines.join('\n')}\n`;
  const signature = { name: key.name, keyId: keyIdOf(key), signature: sign(toUtf8(text)) };
  return formatNote({ text, signatures: [signature] });
}

/** What a note says. It proves nothing until its signature was checked. Fails with `invalid`. */
export function readApproval(text: string): Approved {
  const said = form.exec(parseNote(text)?.text ?? '')?.groups;
  const parsed = Approved.safeParse(said);
  if (!parsed.success) throw new CloisterError('invalid', { subject: 'this is not an approval file' });
  return parsed.data;
}

const form =
  /^cloister model approval v1\nlog (?<log>.+)\nmodel (?<model>.+)\nfile (?<file>[0-9a-f]{64})\nrecord (?<record>[0-9a-f]{64})\nby (?<byName>.+)\nat (?<at>.+)\nbecause (?<reason>.*)\n$/u;

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
