/** The quick way to read an entry: one pattern for the plain events that make up nearly all of a log. What it matches is an event in
 *  canonical form beyond doubt; what it does not match takes the slow way and may still be one. */
import { eventKinds } from '../../../contract/audit.ts';

/** What the order of events is judged by. */
export interface EventPlace {
  readonly n: number;
  readonly prev: string;
  readonly at: string;
  readonly kind: string;
}

/** Null when in doubt. `entry` is the stored text, one character a byte. */
export function readPlainEvent(entry: string): EventPlace | null {
  const found = plainEvent.exec(entry);
  if (found === null) return null;
  const [, at, kind, n, prev, what] = found;
  if (at === undefined || kind === undefined || n === undefined || prev === undefined || what === undefined)
    return null;
  return areKeysInOrder(what) ? { n: Number(n), prev, at, kind } : null;
}

/** Printable ASCII without quote and backslash: it stands for itself in JSON and in UTF-8. */
const plain = '[ !#-[\\]-~]';
const small = `"${plain}{0,200}"`;
const long = `"${plain}*"`;
const digest = '"[0-9a-f]{64}"';
const count = '(?:0|[1-9]\\d{0,14})';
/** At most 15 significant digits, no smaller than a millionth, no zero at the end: so is it written by every RFC 8785 writer. */
const positive = `(?:${count}|(?:0|[1-9]\\d{0,8})\\.\\d{0,5}[1-9])`;
const share = '(?:0|1|0\\.\\d{0,5}[1-9])';
const signed = `(?:-?[1-9]\\d{0,14}|-?(?:0|[1-9]\\d{0,8})\\.\\d{0,5}[1-9]|0)`;
const orNull = (pattern: string): string => `(?:null|${pattern})`;
const listOf = (pattern: string): string => `\\[(?:${pattern}(?:,${pattern})*)?\\]`;
const fact = `(?:${small}|${signed}|true|false|null|${listOf(small)})`;

/** Keys stand in the order that canonical form gives them. */
const inference = [
  `\\{"adapters":${listOf(`\\{"id":${long},"scale":${signed},"sha256":${digest}\\}`)}`,
  `"build":${small}`,
  `"grammar":${orNull(digest)}`,
  `"inputs":${listOf(digest)}`,
  `"model":${orNull(`\\{"id":${long},"sha256":${digest}\\}`)}`,
  `"output":${orNull(digest)}`,
  `"sampler":${orNull(`\\{"seed":${count},"temperature":${positive},"topK":${count},"topP":${share}\\}`)}`,
  `"specialist":${small}`,
  `"template":${orNull(`\\{"id":${small},"sha256":${digest},"version":${count}\\}`)}`,
  `"usage":\\{"milliseconds":${positive},"tokensIn":${count},"tokensOut":${count}\\}\\}`,
].join(',');

const decision = [
  `\\{"act":${small}`,
  `"after":${orNull(digest)}`,
  `"before":${orNull(digest)}`,
  '"id":"[a-z]{1,3}_[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{10,40}"',
  `"secondsOnScreen":${orNull(signed)}\\}`,
].join(',');

const plainEvent = new RegExp(
  `^${[
    `\\{"ai":${orNull(inference)}`,
    `"app":\\{"build":${small},"policy":${orNull(digest)},"version":${small}\\}`,
    '"at":"(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z)"',
    `"boot":${small}`,
    `"decision":${orNull(decision)}`,
    `"kind":"(${eventKinds.join('|').replaceAll('.', '\\.')})"`,
    `"mono":${count}`,
    `"n":(${count})`,
    '"prev":"([0-9a-f]{64})"',
    `"side":${orNull(digest)}`,
    `"start":${small}`,
    '"v":1',
    `"what":\\{((?:"${plain}{0,60}":${fact}(?:,"${plain}{0,60}":${fact})*)?)\\}`,
    `"who":\\{"auth":"(?:passphrase|keystore|none|system)","role":${small},"user":${small}\\}`,
    `"why":\\{"matter":${orNull(small)},"purpose":${small}\\}\\}`,
  ].join(',')}$`,
  'u',
);

const oneFact = new RegExp(`"(${plain}{0,60})":${fact}`, 'gu');

/** Whether the keys of the facts stand in order, none twice. A plain key sorts by its characters. */
function areKeysInOrder(what: string): boolean {
  let before: string | null = null;
  for (const [, key = ''] of what.matchAll(oneFact)) {
    if (before !== null && key <= before) return false;
    before = key;
  }
  return true;
}
