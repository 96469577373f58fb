// Changes one byte inside one entry of an exported bundle, as somebody would who wants history to differ.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Returns the number of the entry that was changed: the middle one. */
export function flipOneByte(folder) {
  const file = path.join(folder, 'entries.jsonl');
  const bytes = readFileSync(file);
  const starts = [0];
  for (let at = bytes.indexOf(10); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(10, at + 1))
    starts.push(at + 1);
  const entry = Math.floor(starts.length / 2);
  const text = bytes.subarray(starts[entry]);
  const digit = text.indexOf(Buffer.from('"at":"2')) + '"at":"202'.length; // the year of the event
  bytes[starts[entry] + digit] ^= 1;
  writeFileSync(file, bytes);
  return { entry };
}
