/** What waits for a person first, then models by the domain they serve; what serves all comes last. Pure. */
import type { ModelStatus } from '../../bridge/types.ts';

export interface DomainGroup {
  readonly title: string;
  readonly rows: readonly ModelStatus[];
}

export function domainGroups(rows: readonly ModelStatus[]): readonly DomainGroup[] {
  const titles = [
    ['Waits for a test or an approval', waits],
    ['Legal', (row: ModelStatus) => !waits(row) && only(row, 'legal')],
    ['Health', (row: ModelStatus) => !waits(row) && only(row, 'health')],
    ['For every domain', (row: ModelStatus) => !waits(row) && !only(row, 'legal') && !only(row, 'health')],
  ] as const;
  return titles.flatMap(([title, belongs]) => {
    const group = rows.filter(belongs);
    return group.length === 0 ? [] : [{ title, rows: group }];
  });
}

function only({ entry }: ModelStatus, domain: 'legal' | 'health'): boolean {
  return entry.domains.length === 1 && entry.domains[0] === domain;
}

function waits({ site }: ModelStatus): boolean {
  return site !== null && ['imported', 'tested', 'half-approved'].includes(site.stage);
}
