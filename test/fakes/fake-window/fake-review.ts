/** Findings and decisions of the fake window, decided by the product's own pure rule. */
import type { Handlers } from '../../../electron/contract/call.ts';
import type { Calls } from '../../../electron/contract/calls.ts';
import type { Decision } from '../../../electron/contract/decision.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import type { Signing } from '../../../electron/contract/signature.ts';
import type { EventIndex } from '../../../electron/contract/ids.ts';
import { decidedFinding } from '../../../electron/features/review/decided-finding.ts';
import { decisionId, fakeHash, runId, timeBefore, userId } from './fake-ids.ts';
import { documentOf } from './fake-library.ts';
import type { FakeDocument, FakeFinding, FakeWorld } from './fake-world.ts';

type ReviewCalls = Pick<Handlers<Calls>, 'finding.list' | 'finding.why' | 'review.decide'>;

export function fakeReview(world: FakeWorld): ReviewCalls {
  return {
    'finding.list': async ({ document }) => [...documentOf(world, document).findings],
    'finding.why': async ({ finding }) => {
      const { held } = findingOf(world, finding);
      return {
        versions: [held.finding],
        decisions: held.decision === null ? [] : [held.decision],
        runs: held.finding.hops.flatMap((hop, at) => (hop.tokensIn === 0 ? [] : [runOf(hop.specialist, at)])),
      };
    },
    'review.decide': async (input) => {
      refuseUnsigned(input.signing, world);
      const { owner, held } = findingOf(world, input.finding);
      if (held.finding.version !== input.version) throw new CloisterError('stale-version');
      const id = decisionId(world.log.size);
      const finding = decidedFinding(held.finding, { ...input, decision: id, pages: owner.pages });
      const decision: Decision = {
        id,
        finding: input.finding,
        version: input.version,
        act: input.act,
        reason: input.reason,
        by: userId,
        byName: 'R. Adeyemi',
        role: 'lawyer',
        at: timeBefore(0),
        secondsOnScreen: input.secondsOnScreen,
        before: held.finding.value,
        after: finding.value,
        event: world.log.size as EventIndex,
      };
      const findings = owner.findings.map((one) => (one === held ? { finding, decision } : one));
      world.documents = world.documents.map((one) => (one === owner ? { ...owner, findings } : one));
      return { finding, decision };
    },
  };
}

/** As the engine: under a policy that wants it, nothing is decided without a signature; any other passphrase is wrong. */
function refuseUnsigned(signing: Signing | undefined, { policy }: FakeWorld): void {
  if (signing === undefined) {
    if (policy.signedDecisions !== null) throw new CloisterError('not-allowed', { subject: policy.signedDecisions.by });
  } else if (signing.passphrase !== 'correct horse battery') throw new CloisterError('wrong-secret');
}

function findingOf(world: FakeWorld, id: string): { owner: FakeDocument; held: FakeFinding } {
  for (const owner of world.documents) {
    const held = owner.findings.find(({ finding }) => finding.id === id);
    if (held !== undefined) return { owner, held };
  }
  throw new CloisterError('not-found', { subject: id });
}

function runOf(specialist: string, n: number) {
  return {
    id: runId(n + 1),
    at: timeBefore(20),
    task: 'judge',
    specialist,
    model: { id: 'smollm2-135m-instruct-q4-1', sha256: fakeHash('base') },
    adapters: [{ id: specialist, sha256: fakeHash(specialist), scale: 1 }],
    template: { id: 'evidence-judge', version: 1, sha256: fakeHash('template') },
    grammar: null,
    sampler: { temperature: 0, topK: 1, topP: 1, seed: 11 },
    context: { size: 2048, sequences: 1, threads: 2, batch: 512 },
    build: 'node-llama-cpp 3.22.1',
    inputs: [fakeHash('input')],
    output: fakeHash('output'),
    usage: { tokensIn: 412, tokensOut: 1, milliseconds: 1400 },
    stop: 'labels' as const,
  };
}
