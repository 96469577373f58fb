/** Rows hold the JSON of a contract type. What comes back from disk is parsed like anything else that comes from outside. */
import type { z } from 'zod';
import { CloisterError } from '../../contract/failure.ts';
import { recordSubject } from './database-failure.ts';

export interface BodyRow {
  readonly body: string;
}

/** The value of a row, or null without one. Fails with `vault-damaged` when it is not what its schema says. */
export function readBody<T>(schema: z.ZodType<T>, row: BodyRow | undefined): T | null {
  if (row === undefined) return null;
  const parsed = schema.safeParse(parseJson(row.body));
  if (!parsed.success) throw new CloisterError('vault-damaged', { subject: recordSubject, cause: parsed.error });
  return parsed.data;
}

export function readBodies<T>(schema: z.ZodType<T>, rows: readonly BodyRow[]): T[] {
  return rows.flatMap((row) => readBody(schema, row) ?? []);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new CloisterError('vault-damaged', { subject: recordSubject, cause });
  }
}
