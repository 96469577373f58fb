/** The quick way to read an entry: byte by byte, for the plain events that make up nearly all of a log. What it takes is an event in
 *  canonical form beyond doubt; what it does not take goes the slow way and may still be one. */
import { eventKinds, type EventKind } from '../../../contract/audit.ts';
import { latin1Between } from '../bytes.ts';
import {
  count,
  digest,
  keysInOrder,
  listOf,
  literal,
  literalBytes,
  literalOf,
  measure,
  numberAt,
  oneOf,
  orNull,
  share,
  signedMeasure,
  text,
  time,
} from './scan-plain.ts';

/** What the order of events is judged by. Texts are told by where they start in the bytes that were read. */
export interface PlainEvent {
  readonly n: number;
  /** 64 hexadecimal digits. */
  readonly prev: number;
  /** 24 characters. */
  readonly at: number;
  readonly kind: EventKind;
  /** 64 hexadecimal digits of the commitment to details; -1 where there are none. */
  readonly side: number;
}

/** Null when in doubt. The entry stands in `bytes` from `start` to `end` (exclusive). */
export function readPlainEvent(bytes: Uint8Array, start = 0, end = bytes.length): PlainEvent | null {
  const at = application(bytes, orNull(bytes, literal(bytes, start, keys.ai), inference));
  const boot = small(bytes, literal(bytes, time(bytes, at), keys.boot));
  const kind = literal(bytes, orNull(bytes, literal(bytes, boot, keys.decision), decision), keys.kind);
  const named = text(bytes, kind);
  const n = literal(bytes, count(bytes, literal(bytes, named, keys.mono)), keys.n);
  const numbered = count(bytes, n);
  const prev = literal(bytes, numbered, keys.prev);
  const side = literal(bytes, digest(bytes, prev), keys.side);
  const sealed = digestOrNull(bytes, side);
  if (tail(bytes, sealed) !== end) return null;
  const name = kindAt(bytes, kind, named);
  if (name === null) return null;
  const commitment = sealed - side === 4 ? -1 : side + 1;
  return { n: numberAt(bytes, n, numbered), prev: prev + 1, at: at + 1, kind: name, side: commitment };
}

/** Kinds by their length: a few bytes tell which it may be, and then all of it is compared. */
const kindsByLength = Map.groupBy(
  eventKinds.map((kind) => ({ kind, quoted: literalOf(`"${kind}"`) })),
  ({ quoted }) => quoted.length,
);

function kindAt(bytes: Uint8Array, start: number, end: number): EventKind | null {
  const likely = kindsByLength.get(end - start) ?? [];
  for (const { kind, quoted } of likely) if (literal(bytes, start, quoted) === end) return kind;
  return null;
}

/** Keys stand in the order that canonical form gives them. */
const keys = literalBytes({
  ai: '{"ai":',
  adapters: '{"adapters":',
  app: ',"app":{"build":',
  policy: ',"policy":',
  version: ',"version":',
  at: '},"at":',
  boot: ',"boot":',
  decision: ',"decision":',
  kind: ',"kind":',
  mono: ',"mono":',
  n: ',"n":',
  prev: ',"prev":',
  side: ',"side":',
  start: ',"start":',
  what: ',"v":1,"what":',
  who: ',"who":{"auth":',
  role: ',"role":',
  user: ',"user":',
  why: '},"why":{"matter":',
  purpose: ',"purpose":',
  ends: '}}',
  id: '{"id":',
  scale: ',"scale":',
  sha256: ',"sha256":',
  build: ',"build":',
  grammar: ',"grammar":',
  inputs: ',"inputs":',
  model: ',"model":',
  output: ',"output":',
  sampler: ',"sampler":',
  specialist: ',"specialist":',
  template: ',"template":',
  usage: ',"usage":{"milliseconds":',
  tokensIn: ',"tokensIn":',
  tokensOut: ',"tokensOut":',
  seed: '{"seed":',
  temperature: ',"temperature":',
  topK: ',"topK":',
  topP: ',"topP":',
  act: '{"act":',
  after: ',"after":',
  before: ',"before":',
  decisionId: ',"id":',
  seconds: ',"secondsOnScreen":',
  close: '}',
});

function small(bytes: Uint8Array, at: number): number {
  return text(bytes, at, 200);
}

function digestOrNull(bytes: Uint8Array, at: number): number {
  return orNull(bytes, at, digest);
}

/** Up to the value of `at`. */
function application(bytes: Uint8Array, at: number): number {
  const policy = literal(bytes, small(bytes, literal(bytes, at, keys.app)), keys.policy);
  return literal(bytes, small(bytes, literal(bytes, digestOrNull(bytes, policy), keys.version)), keys.at);
}

/** From `start` to the end of the event. */
function tail(bytes: Uint8Array, at: number): number {
  const started = small(bytes, literal(bytes, at, keys.start));
  const facts = keysInOrder(bytes, literal(bytes, started, keys.what));
  const signedIn = oneOf(bytes, literal(bytes, facts, keys.who), signIns);
  const user = literal(bytes, small(bytes, literal(bytes, signedIn, keys.role)), keys.user);
  const matter = orNull(bytes, literal(bytes, small(bytes, user), keys.why), small);
  return literal(bytes, small(bytes, literal(bytes, matter, keys.purpose)), keys.ends);
}

const signIns = ['"passphrase"', '"keystore"', '"none"', '"system"'].map(literalOf);

function inference(bytes: Uint8Array, at: number): number {
  const adapters = listOf(bytes, literal(bytes, at, keys.adapters), adapter);
  const grammar = literal(bytes, small(bytes, literal(bytes, adapters, keys.build)), keys.grammar);
  const inputs = listOf(bytes, literal(bytes, digestOrNull(bytes, grammar), keys.inputs), digest);
  const output = literal(bytes, orNull(bytes, literal(bytes, inputs, keys.model), model), keys.output);
  const sampled = orNull(bytes, literal(bytes, digestOrNull(bytes, output), keys.sampler), sampler);
  const template = literal(bytes, small(bytes, literal(bytes, sampled, keys.specialist)), keys.template);
  const used = measure(bytes, literal(bytes, orNull(bytes, template, templateOf), keys.usage));
  const tokens = literal(bytes, count(bytes, literal(bytes, used, keys.tokensIn)), keys.tokensOut);
  return literal(bytes, count(bytes, tokens), keys.ends);
}

function adapter(bytes: Uint8Array, at: number): number {
  const scale = literal(bytes, text(bytes, literal(bytes, at, keys.id)), keys.scale);
  return sum(bytes, signedMeasure(bytes, scale), keys.close);
}

function model(bytes: Uint8Array, at: number): number {
  return sum(bytes, text(bytes, literal(bytes, at, keys.id)), keys.close);
}

function templateOf(bytes: Uint8Array, at: number): number {
  const version = sum(bytes, small(bytes, literal(bytes, at, keys.id)), keys.version);
  return literal(bytes, count(bytes, version), keys.close);
}

/** The digest of what was just named, and what follows it. */
function sum(bytes: Uint8Array, at: number, next: Uint8Array): number {
  return literal(bytes, digest(bytes, literal(bytes, at, keys.sha256)), next);
}

function sampler(bytes: Uint8Array, at: number): number {
  const temperature = literal(bytes, count(bytes, literal(bytes, at, keys.seed)), keys.temperature);
  const topK = count(bytes, literal(bytes, measure(bytes, temperature), keys.topK));
  return literal(bytes, share(bytes, literal(bytes, topK, keys.topP)), keys.close);
}

function decision(bytes: Uint8Array, at: number): number {
  const after = literal(bytes, small(bytes, literal(bytes, at, keys.act)), keys.after);
  const before = digestOrNull(bytes, literal(bytes, digestOrNull(bytes, after), keys.before));
  const id = literal(bytes, before, keys.decisionId);
  const seconds = text(bytes, id);
  if (seconds < 0 || !decisionId.test(latin1Between(bytes, id + 1, seconds - 1))) return -1;
  return literal(bytes, orNull(bytes, literal(bytes, seconds, keys.seconds), signedMeasure), keys.close);
}

const decisionId = /^[a-z]{1,3}_[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{10,40}$/u;
