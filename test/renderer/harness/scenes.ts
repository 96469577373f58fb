/** States of the world that the harness can show: every screen has all states of the product, and each can be looked at. */
import type { EventIndex } from '../../../electron/contract/ids.ts';
import { policyInForce } from '../../../electron/core/site-policy/policy-in-force.ts';
import { fakeHash, jobId, matterId } from '../../fakes/fake-window/fake-ids.ts';
import type { FakeBridge, FakeBridgeOptions } from '../../fakes/fake-bridge.ts';
import type { FakeWorld } from '../../fakes/fake-window/fake-world.ts';
import { manyFiles, manyFindings } from './many.ts';

const scenes = [
  'usual',
  'set-up',
  'locked',
  'damaged',
  'no-matter',
  'no-files',
  'importing',
  'imported',
  'failing',
  'silent',
  'log-unavailable',
  'no-log',
  'million-entries',
  'many-files',
  'many-findings',
  'other-text',
  'slow-verify',
  'anchor-over',
  'under-policy',
] as const;
export type Scene = (typeof scenes)[number];

export function isScene(name: string): name is Scene {
  return (scenes as readonly string[]).includes(name);
}

interface Arranged {
  readonly options: FakeBridgeOptions;
  readonly afterStart: (bridge: FakeBridge) => void;
}

export function arrange(scene: Scene, world: FakeWorld): Arranged {
  change(scene, world);
  return {
    options: scene === 'failing' ? { failing: 'child-failed' } : scene === 'silent' ? { silent: true } : {},
    afterStart: (bridge) => {
      happen(scene, bridge);
    },
  };
}

/** The sample entries over and over, numbered on. */
function lengthenLog(world: FakeWorld): void {
  const samples = world.events;
  const size = 1_000_000;
  world.events = Array.from({ length: size }, (_, at) => {
    const sample = samples[at % samples.length]!;
    return { ...sample, event: { ...sample.event, n: (size - 1 - at) as EventIndex } };
  });
  world.log = { ...world.log, size };
}

function changeLog(scene: Scene, world: FakeWorld): void {
  if (scene === 'million-entries') lengthenLog(world);
  if (scene === 'slow-verify') world.verifies = 'for-ever';
  if (scene === 'anchor-over') {
    world.log = { ...world.log, anchored: null };
    world.anchorAge = { hours: 75, maximumHours: 24, isOver: true };
  }
  if (scene === 'no-log') {
    world.events = [];
    world.log = { ...world.log, size: 0, anchored: null };
  }
  if (scene === 'log-unavailable') {
    world.log = {
      ...world.log,
      status: 'unavailable',
      alarm: 'the disk is full; 16 MiB were held back so that this itself was logged',
    };
  }
}

/** Bounds on settings, and decisions that need a signature. */
function underPolicy(): FakeWorld['policy'] {
  const text = JSON.stringify({
    ...{ version: 1, name: 'Records policy 2026-11', anchorMaximumHours: 24, idleLockMinutes: 1 },
    ...{ signatures: ['decisions'], exportForms: ['bundle', 'csv'] },
  });
  return policyInForce([{ place: 'machine', sha256: fakeHash('policy'), text, distrust: null }]);
}

function lengthenLists(scene: Scene, world: FakeWorld): void {
  if (scene === 'many-files') manyFiles(world);
  if (scene === 'many-findings') manyFindings(world);
}

function change(scene: Scene, world: FakeWorld): void {
  changeLog(scene, world);
  lengthenLists(scene, world);
  if (scene === 'under-policy') world.policy = underPolicy();
  if (scene === 'set-up') world.vault = { state: 'missing', user: null };
  if (scene === 'locked') world.vault = { state: 'locked', user: null };
  if (scene === 'damaged') world.vault = { state: 'damaged', user: null };
  if (scene === 'no-matter') world.matters = [];
  if (scene === 'no-matter' || scene === 'no-files') Object.assign(world, { documents: [], answers: [] });
  if (scene === 'other-text') {
    const changed = (text: string): string => `${text} `;
    world.documents = world.documents.map((one) => ({
      ...one,
      pages: one.pages.map((page) => ({ ...page, text: changed(page.text) })),
    }));
  }
}

function happen(scene: Scene, bridge: FakeBridge): void {
  const job = jobId(1);
  const progress = {
    job,
    matter: matterId(1),
    kind: 'import',
    step: 'reading',
    subject: 'amendment-2.pdf',
    done: 9,
    total: 14,
    secondsLeft: 238,
  } as const;
  if (scene === 'importing' || scene === 'imported') bridge.emit('job.progress', progress);
  if (scene === 'imported') {
    const counts = { imported: 9, known: 1, needsPerson: 4, refused: 2 };
    bridge.emit('job.done', { job, outcome: 'done-with-problems', failure: null, counts });
  }
}
