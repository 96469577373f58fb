/** The usual world of the harness: four matters, files in every state, answers, a log, the models of the manifest. */
import manifest from '../../../models/manifest.json';
import type { EventIndex } from '../../../electron/contract/ids.ts';
import { ModelManifest, type ModelStatus } from '../../../electron/contract/model.ts';
import { defaultSettings } from '../../../electron/contract/settings.ts';
import type { Health } from '../../../electron/contract/health.ts';
import { packs } from '../../../electron/packs/index.ts';
import { packView } from '../../../electron/packs/pack-view.ts';
import { matterId, timeBefore, userId } from '../../fakes/fake-window/fake-ids.ts';
import type { FakeWorld } from '../../fakes/fake-window/fake-world.ts';
import { sampleAnswers } from './sample-answers.ts';
import { sampleDocuments } from './sample-documents.ts';
import { sampleGolden, sampleReports } from './sample-golden.ts';
import { sampleEvents, sampleLogState, sampleVerdict } from './sample-log.ts';

export async function sampleWorld(): Promise<FakeWorld> {
  const documents = await sampleDocuments();
  return {
    vault: { state: 'open', user: { id: userId, name: 'R. Adeyemi', role: 'lawyer' } },
    matters,
    documents,
    answers: sampleAnswers(documents),
    events: sampleEvents,
    log: sampleLogState,
    verdict: sampleVerdict,
    anchorAge: { hours: 3, maximumHours: 24, isOver: false },
    models: [...models(), siteSample()],
    golden: sampleGolden,
    reports: sampleReports,
    // Written out: what reads policy files hashes them, and a page has no hashing of Node.
    policy: {
      sha256: null,
      names: [],
      bounds: {},
      signedDecisions: null,
      separatedModels: null,
      exportForms: null,
      problems: [],
    },
    settings: { ...defaultSettings, theme: 'light' },
    health,
    packs: { legal: packView(packs.legal), health: packView(packs.health) },
  };
}

const matters: FakeWorld['matters'] = [
  {
    id: matterId(1),
    name: 'Pell Harbor, hosting and leases',
    pack: 'legal',
    createdAt: timeBefore(9000),
    state: 'open',
  },
  {
    id: matterId(2),
    name: 'Endorsement and sponsorship',
    pack: 'legal',
    createdAt: timeBefore(30_000),
    state: 'held',
  },
  {
    id: matterId(3),
    name: 'Franchise disclosures',
    pack: 'legal',
    createdAt: timeBefore(80_000),
    state: 'closed',
  },
  { id: matterId(4), name: 'White, B. (58)', pack: 'health', createdAt: timeBefore(4000), state: 'open' },
];

function models(): readonly ModelStatus[] {
  return ModelManifest.parse(manifest).models.map((entry, at) => ({
    entry,
    state: entry.id.startsWith('gemma') ? 'missing' : 'present',
    path: null,
    revoked: null,
    heldFor: null,
    site: null,
    loaded: at === 0 || entry.id === 'evidence-judge-adapter',
  }));
}

/** One that the site brought: one of two people approved it. */
function siteSample(): ModelStatus {
  const entry = ModelManifest.parse(manifest).models.find(({ id }) => id === 'legal.document-type-head')!;
  const at = timeBefore(600);
  const sha256 = 'ab'.repeat(32) as typeof entry.sha256;
  return {
    entry: { ...entry, version: '2.0.0', title: 'Document type, our leases', sha256, scores: [] },
    ...{ state: 'present', path: null, revoked: null, heldFor: null, loaded: false },
    site: {
      ...{ from: 'site', fileName: 'leases.json', importedBy: 'M. Vogt', importedAt: at, stage: 'half-approved' },
      checks: [{ check: 'card', verdict: 'flagged', detail: 'The card states no licence.' }],
      test: {
        ...{ at, byName: 'M. Vogt', app: '0.1.0', passed: true, event: 10_400 as EventIndex },
        checks: [{ check: 'canary', verdict: 'passed', detail: 'Canary 1: expected lease, got lease (97 in 100).' }],
        golden: { digest: sha256, documents: 12, fields: 96, rightBefore: 84, rightAfter: 88, differences: [] },
      },
      ...{ accepted: null, expires: null, revoked: null, acts: [] },
      approvals: [
        {
          byName: 'M. Vogt',
          key: 'log/person/m+1+x',
          note: '',
          reason: 'better on forty leases',
          at,
          isOwn: false,
          event: 10_401 as EventIndex,
        },
      ],
    },
  };
}

const health: Health = {
  status: 'attention',
  version: '0.1.0',
  lines: [
    { check: 'vault', status: 'good', detail: 'Opens, and every file in it has its key.' },
    { check: 'log', status: 'good', detail: '10,483 entries, the last one written 2 s ago.' },
    { check: 'models', status: 'attention', detail: 'gemma-3-270m-q4-k-m is listed as optional and is not installed.' },
    { check: 'disk', status: 'good', detail: '41 GB free.' },
    { check: 'index', status: 'good', detail: '412 passages of 9 documents.' },
    { check: 'policy', status: 'not-checked', detail: 'No policy is installed on this machine.' },
    { check: 'network', status: 'good', detail: 'No port is open. No process may open a socket.' },
    { check: 'versions', status: 'good', detail: 'Application, models and stores belong together.' },
  ],
};
