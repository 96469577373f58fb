/** The test before an approval: are the bytes the imported ones, is the model at work (canaries), and what does it change in the golden set? */
import { CloisterError } from '../../contract/failure.ts';
import type { ModelEntry } from '../../contract/model.ts';
import type { GoldenSummary, ModelCheck, SiteModel, SiteRegistry } from '../../contract/site-model.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { ModelStore } from '../../ports/model-store.ts';
import { labelWords } from './check-import.ts';
import { isKnownData, openDataFile, type DataFile } from './open-data-file.ts';
import { runCanary } from './run-canary.ts';
import { changeRegistry, modelFacts, withAct, withModel, type SiteNeeds } from './site-registry.ts';

export interface TestNeeds extends SiteNeeds {
  readonly app: string;
  /** A process of its own in which the candidate may be loaded; nothing else runs there. */
  readonly model: LanguageModel;
  /** Where the candidate's file is handed out, its bytes checked. */
  readonly store: Pick<ModelStore, 'require' | 'readJson'>;
  /** Null where the site has no golden set. */
  readonly golden: (model: SiteModel, signal: AbortSignal) => Promise<GoldenSummary | null>;
  readonly signal: AbortSignal;
}

/** The registry after it: approvals of an earlier test are gone. What a model does wrong is a result; fails with `log-unavailable`, `cancelled`. */
export async function testModel(model: SiteModel, needs: TestNeeds): Promise<SiteRegistry> {
  const checks = await runChecks(model.entry, needs);
  const passed = checks.every(({ verdict }) => verdict !== 'failed');
  const golden = passed ? await needs.golden(model, needs.signal) : null;
  const made = { at: needs.clock.now(), byName: needs.user.name, app: needs.app, passed, checks: [...checks], golden };
  return changeRegistry(
    {
      kind: 'model.tested',
      what: {
        ...modelFacts(model),
        passed,
        failedChecks: checks.filter(({ verdict }) => verdict === 'failed').map(({ check }) => check),
        ...(golden === null ? {} : goldenFacts(golden)),
      },
      details: { checks, golden },
      change: (before, event) => {
        const next: SiteModel = { ...model, test: { ...made, event }, accepted: null, approvals: [], revoked: null };
        return withModel(before, withAct(next, 'tested', '', needs));
      },
    },
    needs,
  );
}

function goldenFacts({
  digest,
  documents,
  fields,
  rightBefore,
  rightAfter,
  differences,
}: GoldenSummary): Record<string, string | number> {
  return { golden: digest, documents, fields, rightBefore, rightAfter, differences: differences.length };
}

async function runChecks(entry: ModelEntry, needs: TestNeeds): Promise<readonly ModelCheck[]> {
  try {
    await needs.store.require(entry.id);
    if (entry.role === 'base' || entry.role === 'adapter') return await languageChecks(entry, needs);
    if (entry.role === 'embedder' || !isKnownData(await needs.store.readJson(entry.id))) return [wholeOnly];
    return dataChecks(entry, openDataFile(await needs.store.readJson(entry.id)));
  } catch (error) {
    if (error instanceof CloisterError && ['cancelled', 'log-unavailable', 'internal'].includes(error.code))
      throw error;
    const detail = error instanceof Error ? error.message.replaceAll(/\s+/gu, ' ').slice(0, 400) : '';
    return [{ check: 'loads', verdict: 'failed', detail: `It does not load: ${detail}` }];
  }
}

/** Files of the release that no test of ours can ask alone. */
const wholeOnly: ModelCheck = {
  check: 'loads',
  verdict: 'flagged',
  detail: 'Its bytes are those of the release. It is asked together with others, so the golden set is its test.',
};

async function languageChecks(entry: ModelEntry, { model, signal }: TestNeeds): Promise<readonly ModelCheck[]> {
  const loads = await loadCheck(entry, model, signal);
  if (loads.verdict === 'failed') return [loads];
  const canary = await runCanary(entry, model, signal);
  if (canary.checks.length === 0) return [loads, withoutCanary(entry)];
  return [
    loads,
    ...canary.checks.map(({ expected, got, probability, changeFromBase, passed }, at): ModelCheck => {
      const change =
        changeFromBase === null ? '' : `; ${(changeFromBase * 100).toFixed(0)} points away from the base alone`;
      const detail = `Canary ${at + 1}: expected ${expected.trim()}, got ${got.trim()} (${(probability * 100).toFixed(0)} in 100)${change}.`;
      return { check: 'canary', verdict: passed ? 'passed' : 'failed', detail };
    }),
  ];
}

/** An adapter that nothing proves to be at work is not approved: silently ignored adapters exist. */
function withoutCanary({ role }: ModelEntry): ModelCheck {
  const detail = 'There is no canary on its card, so nothing proves that it is at work.';
  return { check: 'canary', verdict: role === 'adapter' ? 'failed' : 'flagged', detail };
}

/** One question with its own labels: it loads, its labels begin differently in its own vocabulary, and its numbers are numbers. */
async function loadCheck(entry: ModelEntry, model: LanguageModel, signal: AbortSignal): Promise<ModelCheck> {
  const own = { id: entry.id, sha256: entry.sha256 };
  const labels = labelWords(entry.settings) ?? [' yes', ' no'];
  const request = {
    model: entry.base ?? own,
    adapters: entry.base === null ? [] : [{ ...own, scale: 1 }],
    ...{ prefix: 'The term of this agreement is twelve months.', prompt: '\nLabel:', labels },
  };
  try {
    const { probabilities } = await model.scoreLabels(request, signal);
    const isFine = probabilities.length === labels.length && probabilities.every(Number.isFinite);
    return isFine
      ? { check: 'loads', verdict: 'passed', detail: 'It loads and answers with numbers.' }
      : { check: 'loads', verdict: 'failed', detail: 'It answers with something that is no number.' };
  } catch (error) {
    if (!(error instanceof CloisterError && error.code === 'invalid')) throw error;
    return { check: 'labels', verdict: 'failed', detail: `Its labels cannot be told apart: ${error.subject ?? ''}` };
  }
}

/** A data file answers its canaries, and says different things about different texts. */
function dataChecks(entry: ModelEntry, data: DataFile): readonly ModelCheck[] {
  const loads: ModelCheck = { check: 'loads', verdict: 'passed', detail: `It opens, for ${data.task}.` };
  const { answer } = data;
  if (answer === null) return [loads];
  const canaries = entry.canaries.map(({ prompt, expect }, at): ModelCheck => {
    const got = answer(prompt);
    const detail = `Canary ${at + 1}: expected ${expect}, got ${got.label} (${(got.probability * 100).toFixed(0)} in 100).`;
    return { check: 'canary', verdict: got.label === expect ? 'passed' : 'failed', detail };
  });
  return [loads, ...(canaries.length === 0 ? [withoutCanary(entry)] : canaries)];
}

/** A model of the release as the site's own approval sees it. */
export function releaseModel(entry: ModelEntry, at: SiteModel['importedAt']): SiteModel {
  return {
    ...{ entry, from: 'release', fileName: entry.file, importedBy: 'the release', importedAt: at, checks: [] },
    ...{ test: null, accepted: null, approvals: [], expires: null, revoked: null, acts: [] },
  };
}
