/** Which rows of the record in memory name which event, as the encrypted record counts them. */
import type { EventIndex } from '../../electron/contract/ids.ts';
import { policyFieldPrefix } from '../../electron/contract/policy.ts';
import type { RecordClaim, RecordTable } from '../../electron/contract/record-claim.ts';
import type { Rows } from './fake-record-store.ts';

/** Rows of one key under one event are one claim. */
export function fakeClaims(rows: Rows): readonly RecordClaim[] {
  const counted = new Map<string, RecordClaim>();
  for (const { table, key, id } of storedRows(rows)) {
    const event = rows.events.get(`${table} ${id}`) ?? (0 as EventIndex);
    const claim = { table, key: table === 'run' ? String(event) : key, event };
    const name = `${table} ${claim.key} ${String(event)}`;
    counted.set(name, { ...claim, rows: (counted.get(name)?.rows ?? 0) + 1 });
  }
  return [...counted.values()];
}

interface StoredRow {
  readonly table: RecordTable;
  readonly key: string;
  /** What the event of the row is kept under. */
  readonly id: string;
}

function storedRows(rows: Rows): readonly StoredRow[] {
  const plain = (table: RecordTable, ids: Iterable<string>): StoredRow[] =>
    [...ids].map((id) => ({ table, key: id, id }));
  const parts = (table: RecordTable, of: ReadonlyMap<string, readonly unknown[]>): StoredRow[] =>
    [...of].flatMap(([id, all]) => all.map(() => ({ table, key: id, id })));
  return [
    ...plain(
      'user',
      rows.users.map(({ id }) => id),
    ),
    ...plain('matter', rows.matters.keys()),
    ...plain('document', rows.documents.keys()),
    ...parts('page', rows.pages),
    ...parts('chunk', rows.chunks),
    ...[...rows.findings.values()].flat().map((one): StoredRow => {
      if (one.version > 1) return { table: 'version', key: `${one.id} ${one.version}`, id: `${one.id} ${one.version}` };
      const table = one.field.startsWith(policyFieldPrefix) ? 'policy-finding' : 'finding';
      return { table, key: one.document, id: one.id };
    }),
    ...plain(
      'decision',
      rows.decisions.map(({ id }) => id),
    ),
    ...plain('answer', rows.answers.keys()),
    ...plain('run', rows.runs.keys()),
    ...plain('setting', rows.settings.keys()),
    ...plain('erasure', erased(rows)),
    ...rows.examples.map(({ example }): StoredRow => ({ table: 'example', key: example.policy, id: example.id })),
  ];
}

/** An erasure is nothing but its event. */
function erased({ events }: Rows): readonly string[] {
  return [...events.keys()].flatMap((name) => (name.startsWith('erasure ') ? [name.slice('erasure '.length)] : []));
}
