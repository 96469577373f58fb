/** Good and bad bundles at random: signed anew with odd contents, broken, tampered with, and clean. */
import { canonicalJson } from '../../electron/core/ledger/canonical-json.ts';
import { entriesOf, exportedBundle, fileOf, withFile, withManifest, type Files } from './memory-bundle.ts';
import { headOf, ownPolicy, signatureOf, signedAnew, signedBy, tamperings, type Pick } from './tamperings.ts';
import type { Case } from './three-verifiers.ts';

/** What cases are made from: bundles of 1, 2, 7, 64 and 300 events, and one of another log. */
export interface CaseStock {
  readonly bundles: readonly Files[];
  readonly other: Files;
}

export async function caseStock(): Promise<CaseStock> {
  const bundles: Files[] = [];
  for (const size of [1, 2, 7, 64, 300]) bundles.push(await exportedBundle(size));
  return { bundles, other: await exportedBundle(20, 1) };
}

/** Case number `at` of a row: each kind of case in turn. */
export function agreementCase(at: number, stock: CaseStock, pick: Pick): Case {
  const kinds = [signedCase, brokenCase, tamperedCase, cleanCase, peopleCase] as const;
  return kinds[at % 5]!(stock, pick);
}

/** Things that can stand where something else should. */
const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e21,
  1e-7,
  2 ** 53,
  123456789012345680000,
  '',
  'x'.repeat(200),
  'x'.repeat(201),
  '\u{1F600}'.repeat(100),
  '\u{1F600}'.repeat(101),
  'a'.repeat(64),
  'A'.repeat(64),
  [],
  ['a'],
  [1],
  {},
  { a: 1 },
  '2026-01-01T00:00:00.000Z',
  '2026-01-01T00:00:00.000Z\n',
  'é',
  '\u0000',
  '\u2028',
  'd_0123456789',
  'failure',
  'system',
];

/** One value somewhere in the event exchanged, taken out, or put in. */
function mutated(line: string, pick: Pick): string {
  const event = JSON.parse(line) as Record<string, unknown>;
  const inside = ['who', 'why', 'what', 'app'][pick(4)] ?? 'who';
  const target = pick(2) === 0 ? event : (event[inside] as Record<string, unknown>);
  const keys = Object.keys(target);
  const key = pick(6) === 0 ? 'new' : (keys[pick(keys.length)] ?? 'new');
  if (pick(5) === 0) Reflect.deleteProperty(target, key);
  else target[key] = odd[pick(odd.length)];
  if (pick(4) === 0) event.ai = inference(pick);
  if (pick(4) === 0)
    event.decision = { id: 'x_0123456789', act: 'accept', before: null, after: null, secondsOnScreen: 1.5 };
  return canonicalJson(event);
}

function inference(pick: Pick): unknown {
  const sum = 'ab'.repeat(32);
  const made: Record<string, unknown> = {
    specialist: 's',
    model: { id: 'm', sha256: sum },
    adapters: [{ id: 'a', sha256: sum, scale: 0.5 }],
    template: { id: 't', version: 1, sha256: sum },
    grammar: sum,
    sampler: { temperature: 0, topK: 1, topP: 1, seed: 0 },
    build: 'b',
    inputs: [sum],
    output: sum,
    usage: { tokensIn: 1, tokensOut: 1, milliseconds: 1.25 },
  };
  const keys = Object.keys(made);
  if (pick(2) === 0) made[keys[pick(keys.length)]!] = odd[pick(odd.length)];
  return made;
}

function signedCase({ bundles }: CaseStock, pick: Pick): Case {
  const files = bundles[pick(4)]!;
  const lines = entriesOf(files);
  const index = pick(lines.length);
  const line = pick(8) === 0 ? lines[index]!.replace('"kind":', '"kind": ') : mutated(lines[index]!, pick);
  return { files: signedAnew(files, lines.with(index, line)), since: null, policy: pick(2) === 0 ? ownPolicy : null };
}

/** A person's signature, as it should be or with one of its facts exchanged, and key files that name its key or another. */
function peopleCase({ bundles }: CaseStock, pick: Pick): Case {
  const files = bundles[1 + pick(3)]!;
  const lines = entriesOf(files);
  const what: Record<string, unknown> = { ...signatureOf(lines, pick(lines.length - 1)) };
  const names = Object.keys(what);
  const facts = pick(2) === 0 ? what : { ...what, [names[pick(names.length)]!]: odd[pick(odd.length)] };
  const people = [{ user: 'u_1', key: pick(2) === 0 ? what.key : 'other' }];
  const named = canonicalJson({ ...(JSON.parse(ownPolicy) as object), people });
  return {
    files: signedAnew(files, [...lines.slice(0, -1), signedBy(lines, facts)]),
    since: null,
    policy: [null, ownPolicy, named][pick(3)] ?? null,
  };
}

/** A file gone, cut, changed by a bit, or one too many. */
function brokenCase({ bundles }: CaseStock, pick: Pick): Case {
  const files = bundles[pick(5)]!;
  const names = [...files.keys()].filter((name) => !name.startsWith('verify.') && !name.startsWith('views/'));
  const name = names[pick(names.length)]!;
  const made = breakFile(files, name, pick);
  const lines = entriesOf(files);
  return {
    files: pick(2) === 0 && name !== 'manifest.json' ? withManifest(made) : made,
    since: pick(3) === 0 ? headOf(lines, 1 + pick(lines.length)) : null,
    policy: pick(3) === 0 ? ownPolicy : null,
  };
}

function breakFile(files: Files, name: string, pick: Pick): Files {
  const bytes = Buffer.from(fileOf(files, name));
  const at = pick(bytes.length);
  switch (pick(4)) {
    case 0:
      return new Map([...files].filter(([one]) => one !== name));
    case 1:
      return withFile(files, name, bytes.subarray(0, at));
    case 2:
      return withFile(files, 'notes.txt', Buffer.from('hello'));
    default:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
      return withFile(files, name, bytes);
  }
}

function tamperedCase({ bundles, other }: CaseStock, pick: Pick): Case {
  const names = Object.keys(tamperings);
  const files = bundles[2 + pick(3)]!;
  const made = tamperings[names[pick(names.length)]!]?.(files, other, pick);
  return made ?? { files, since: null, policy: null };
}

export function cleanCase({ bundles }: CaseStock, pick: Pick): Case {
  const files = bundles[pick(5)]!;
  const lines = entriesOf(files);
  return {
    files,
    since: pick(2) === 0 ? headOf(lines, 1 + pick(lines.length)) : null,
    policy: pick(2) === 0 ? ownPolicy : null,
  };
}
