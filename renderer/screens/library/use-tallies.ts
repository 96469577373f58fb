/** For each ready file, how many findings stand in each state. Asked for one file at a time, and again when one changes. */
import { useEffect, useState } from 'react';
import { useEvent } from '../../bridge/use-event.ts';
import type { DocumentId, DocumentRecord } from '../../bridge/types.ts';
import type { SignName } from '../../parts/sign.tsx';
import { useSession } from '../session.tsx';
import { isOpen, needsDecision } from '../document/finding-groups.ts';
import { signOf } from '../words/finding-words.ts';

export interface Tally {
  readonly signs: readonly { readonly sign: SignName; readonly n: number }[];
  readonly needsDecision: number;
}

const order: readonly SignName[] = [
  'accepted',
  'corrected',
  'rejected',
  'found',
  'absent',
  'conflict',
  'illegible',
  'person',
  'untried',
];

export function useTallies(documents: readonly DocumentRecord[]): ReadonlyMap<DocumentId, Tally> {
  const { ask } = useSession();
  const [tallies, setTallies] = useState<ReadonlyMap<DocumentId, Tally>>(new Map());
  useEvent('finding.changed', ({ document }) => {
    setTallies((before) => new Map([...before].filter(([id]) => id !== document)));
  });
  const next = documents.find((document) => document.status === 'ready' && !tallies.has(document.id))?.id;
  useEffect(() => {
    if (next === undefined) return;
    let wanted = true;
    void ask('finding.list', { document: next }).then((result) => {
      const rows = result.ok ? result.value : [];
      if (wanted) setTallies((before) => new Map(before).set(next, tallyOf(rows)));
    });
    return () => {
      wanted = false;
    };
  }, [ask, next]);
  return tallies;
}

type Row = Parameters<typeof needsDecision>[0];

/** Counts by sign, in the fixed order of the file list. */
export function tallyOf(rows: readonly Row[]): Tally {
  const counts = new Map<SignName, number>();
  for (const row of rows) {
    const sign = signOf(row.finding, row.decision);
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return {
    signs: order.flatMap((sign) => (counts.has(sign) ? [{ sign, n: counts.get(sign) ?? 0 }] : [])),
    needsDecision: rows.filter((row) => isOpen(row) && needsDecision(row)).length,
  };
}
