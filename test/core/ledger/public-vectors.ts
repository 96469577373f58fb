/** Inclusion and consistency vectors of transparency-dev/merkle: all 196 where the data folder lies beside the clone, else our fixture of 40. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Inclusion = z.object({
  leafIdx: z.number(),
  treeSize: z.number(),
  root: z.string(),
  leafHash: z.string(),
  proof: z.array(z.string()).nullable(),
  wantErr: z.boolean(),
});
const Consistency = z.object({
  size1: z.number(),
  size2: z.number(),
  root1: z.string(),
  root2: z.string(),
  proof: z.array(z.string()).nullable(),
  wantErr: z.boolean(),
});
const Fixture = z.record(z.string(), z.unknown());

export interface PublicVectors {
  readonly inclusion: readonly { readonly name: string; readonly vector: z.infer<typeof Inclusion> }[];
  readonly consistency: readonly { readonly name: string; readonly vector: z.infer<typeof Consistency> }[];
}

const beside = fileURLToPath(new URL('../../../../shared/data/vectors/rfc6962/testdata', import.meta.url));

/** Reads the vectors. Throws when a folder is there but is not the whole set. */
export function publicVectors(): PublicVectors {
  const whole = existsSync(beside);
  const files = whole ? fromFolder() : fromFixture();
  const names = Object.keys(files).sort();
  if (whole && names.length !== 196) throw new Error(`expected 196 public vectors, found ${names.length}`);
  return {
    inclusion: names
      .filter((name) => name.startsWith('inclusion/'))
      .map((name) => ({ name, vector: Inclusion.parse(files[name]) })),
    consistency: names
      .filter((name) => name.startsWith('consistency/'))
      .map((name) => ({ name, vector: Consistency.parse(files[name]) })),
  };
}

function fromFolder(): Record<string, unknown> {
  const names = readdirSync(beside, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name) => [name.replaceAll('\\', '/'), JSON.parse(readFileSync(`${beside}/${name}`, 'utf8')) as unknown]),
  );
}

function fromFixture(): Record<string, unknown> {
  const path = new URL('../../fixtures/rfc6962/vectors.json', import.meta.url);
  return Fixture.parse(JSON.parse(readFileSync(path, 'utf8')));
}
