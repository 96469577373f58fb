/** The files of the harness: the project's own samples, and one file for every state a file can end in. */
import type { DocumentRecord } from '../../../electron/contract/document.ts';
import type { LabelScores } from '../../../electron/contract/finding.ts';
import type { Page } from '../../../electron/contract/text.ts';
import { documentId, fakeHash, matterId, timeBefore } from '../../fakes/fake-window/fake-ids.ts';
import type { FakeDocument } from '../../fakes/fake-window/fake-world.ts';
import { readSample } from './read-samples.ts';
import { planned, type Plan } from './sample-findings.ts';
import { dischargePlans, hostingPlans, leasePlans, ndaPlans, judgmentPlans } from './sample-plans.ts';

const legal = matterId(1);
const patient = matterId(4);

export async function sampleDocuments(): Promise<readonly FakeDocument[]> {
  return [
    await fromSample(1, 'legal/hosting-services-agreement.pdf', score('service-agreement', 0.96), hostingPlans),
    await fromSample(2, 'legal/mutual-nda.pdf', score('nda', 0.97), ndaPlans),
    await fromSample(3, 'legal/commercial-lease.pdf', score('lease', 0.98), leasePlans),
    await fromSample(4, 'legal/judgment-harwick-v-tolland.pdf', score('judgment', 0.81), judgmentPlans),
    ...states,
    await fromSample(20, 'health/discharge-summary.pdf', score('discharge-summary', 0.94), dischargePlans),
    await fromSample(21, 'health/progress-note.txt', score('progress-note', 0.58), []),
    await fromSample(22, 'health/radiology-report.pdf', score('radiology-report', 0.93), []),
  ];
}

async function fromSample(n: number, file: string, type: LabelScores, plans: readonly Plan[]): Promise<FakeDocument> {
  const { bytes, pages } = await readSample(file);
  const name = file.slice(file.indexOf('/') + 1);
  const record = recordOf(n, {
    name,
    matter: n < 20 ? legal : patient,
    bytes: bytes.length,
    kind: name.endsWith('.pdf') ? 'pdf' : 'text',
    type,
    pages: pages.length,
  });
  return { record, pages, bytes, findings: planned(record.id, pages, n * 100, plans) };
}

function recordOf(n: number, part: Partial<DocumentRecord>): DocumentRecord {
  return {
    id: documentId(n),
    matter: legal,
    name: `file-${n}.pdf`,
    kind: 'pdf',
    bytes: 184_320 + n * 7001,
    commitment: fakeHash(`document ${n}`),
    receivedAt: timeBefore(n * 3),
    parent: null,
    status: 'ready',
    outcome: 'ok',
    reason: null,
    type: null,
    pages: 0,
    problems: [],
    replaces: null,
    ...part,
  };
}

function score(label: string, probability: number): LabelScores {
  const rest = 1 - probability;
  const others = ['licence', 'service-agreement', 'lease', 'nda', 'contract', 'judgment'].filter(
    (one) => one !== label,
  );
  const shares = [0.5, 0.25, 0.15, 0.06, 0.04];
  return {
    label,
    probability,
    alternatives: [
      { label, probability },
      ...others.slice(0, 5).map((other, at) => ({ label: other, probability: rest * (shares[at] ?? 0) })),
    ],
    calibrated: true,
    abstained: probability < 0.6,
    specialist: 'Contract type head',
  };
}

function stateOf(n: number, part: Partial<DocumentRecord>, pages: readonly Page[] = []): FakeDocument {
  return { record: recordOf(n, { ...part, pages: pages.length }), pages, bytes: new Uint8Array(), findings: [] };
}

function scan(n: number, status: Page['status'], text = ''): Page {
  return {
    n,
    textVersion: fakeHash(`scan ${n}`),
    text,
    size: { w: 612, h: 792 },
    items: [],
    source: 'text-layer',
    status,
    hidden: [],
    furniture: [],
    ocrWords: [],
  };
}

const sixPages = [1, 2, 3, 4, 5, 6];
const unread = { code: 'page-needs-ocr', page: 4, detail: 'Ink on the page, no words found.' } as const;

const states: readonly FakeDocument[] = [
  stateOf(
    5,
    { name: 'side-letter-2019.pdf', outcome: 'partial', problems: [unread], type: score('contract', 0.88) },
    sixPages.map((n) =>
      scan(
        n,
        n === 4 ? 'needs-ocr' : 'ok',
        n === 4 ? '' : `Side letter, page ${n}.\nThe parties confirm the terms above.`,
      ),
    ),
  ),
  stateOf(
    6,
    { name: 'signature-pages-scan.pdf', outcome: 'needs-ocr' },
    sixPages.map((n) => scan(n, 'needs-ocr')),
  ),
  stateOf(7, { name: 'amendment-2.pdf', status: 'read' }, [scan(1, 'ok', 'Second amendment.')]),
  stateOf(8, { name: 'schedule-c.pdf', status: 'received' }),
  stateOf(9, { name: 'price-list-locked.pdf', outcome: 'needs-password' }),
  stateOf(10, { name: 'data-room-index.pdf', outcome: 'limit', reason: 'pages' }, [
    scan(1, 'ok', 'Index, page 1 of 4,211.'),
  ]),
  stateOf(11, { name: 'email-attachment.pdf', outcome: 'rejected', reason: 'damaged' }),
  stateOf(12, { name: 'signed-copy.lnk', outcome: 'rejected', reason: 'not-a-file', bytes: 0 }),
  stateOf(13, { name: 'minutes-march.pdf', outcome: 'failed', status: 'kept' }),
];
