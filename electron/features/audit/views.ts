/** The forms of a view, each as a head, a line per entry, and a tail. */
import type { StoredEvent } from '../../contract/audit.ts';
import type { EventSelection, ExportForm } from '../../contract/export.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { csvHeader, csvLine } from '../../core/ledger/views/events-csv.ts';
import { fhirLine } from '../../core/ledger/views/fhir-audit-event.ts';
import { provenanceLine } from '../../core/ledger/views/fhir-provenance.ts';
import { ocsfLine } from '../../core/ledger/views/ocsf-event.ts';
import { reportTally } from '../../core/ledger/views/report-figures.ts';
import type { DrawReport } from '../../ports/report.ts';

export type ViewForm = Exclude<ExportForm, 'bundle'>;

export interface View {
  readonly name: string;
  readonly head: string;
  readonly line: (stored: StoredEvent) => string;
  readonly tail: () => Promise<Uint8Array | string>;
}

export interface ViewNeeds {
  readonly origin: string;
  readonly selection: EventSelection;
  readonly drawReport: DrawReport;
}

/** A fresh view, for one export. */
export function viewOf(form: ViewForm, needs: ViewNeeds): View {
  const { origin } = needs;
  switch (form) {
    case 'jsonl':
      return lines('events.jsonl', ({ event }) => `${canonicalJson(event)}\n`);
    case 'csv':
      return { ...lines('events.csv', csvLine), head: csvHeader };
    case 'ocsf':
      return lines('ocsf.jsonl', (stored) => ocsfLine(stored, origin));
    case 'fhir':
      return lines('fhir.ndjson', (stored) => fhirLine(stored, origin) + (provenanceLine(stored) ?? ''));
    case 'pdf':
      return report(needs);
  }
}

function lines(name: string, line: View['line']): View {
  return { name, head: '', line, tail: async () => '' };
}

/** Counts while the entries go by, and draws at the end. */
function report({ origin, selection, drawReport }: ViewNeeds): View {
  const tally = reportTally();
  return {
    name: 'report.pdf',
    head: '',
    line: ({ event }) => {
      tally.add(event);
      return '';
    },
    tail: () => drawReport({ origin, selection, figures: tally.figures() }),
  };
}
