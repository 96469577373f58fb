// Puts an entry into a manifest in place of the one of its id, by id in order; a crash leaves the old file whole.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export function listModel(manifest, entry) {
  const whole = JSON.parse(readFileSync(manifest, 'utf8'));
  whole.models = [...whole.models.filter(({ id }) => id !== entry.id), entry].sort((left, right) =>
    left.id < right.id ? -1 : 1,
  );
  writeFileSync(`${manifest}.part`, `${JSON.stringify(whole, null, 2)}\n`);
  renameSync(`${manifest}.part`, manifest);
}
