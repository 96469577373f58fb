/** Every code of the contract has words in the window. The compiler holds the same; this holds what is really shipped. */
import { describe, expect, it } from 'vitest';
import { AbstainReason } from '../../../electron/contract/answer.ts';
import { eventKinds, VerdictLine } from '../../../electron/contract/audit.ts';
import { ReviewAct } from '../../../electron/contract/decision.ts';
import { DocumentOutcome, DocumentStatus } from '../../../electron/contract/document.ts';
import { EvidenceMatch } from '../../../electron/contract/evidence.ts';
import { JobProgress } from '../../../electron/contract/events.ts';
import { failureCodes } from '../../../electron/contract/failure.ts';
import { Assertion, Check, FindingStatus, HopActor, Support } from '../../../electron/contract/finding.ts';
import { HealthLine } from '../../../electron/contract/health.ts';
import { ModelFileState, ModelRole } from '../../../electron/contract/model.ts';
import { DocumentKind, PageStatus, Problem, ReadLimit, RejectReason } from '../../../electron/contract/text.ts';
import { abstainWords } from '../../../renderer/screens/words/answer-words.ts';
import { checkTitles, eventGroups, eventWords, verdictWords } from '../../../renderer/screens/words/audit-words.ts';
import * as documents from '../../../renderer/screens/words/document-words.ts';
import { failureWords } from '../../../renderer/screens/words/failure-words.ts';
import * as findings from '../../../renderer/screens/words/finding-words.ts';
import { stepWords } from '../../../renderer/screens/words/job-words.ts';
import * as models from '../../../renderer/screens/words/model-words.ts';

const tables: readonly (readonly [string, readonly string[], object])[] = [
  ['failures', failureCodes, failureWords],
  ['outcomes', DocumentOutcome.options, documents.outcomeWords],
  ['refusals', RejectReason.options, documents.rejectWords],
  ['limits', ReadLimit.options, documents.limitWords],
  ['problems', Problem.shape.code.options, documents.problemWords],
  ['import steps', DocumentStatus.options, documents.statusWords],
  ['page states', PageStatus.options, documents.pageWords],
  ['kinds', DocumentKind.options, documents.kindWords],
  ['abstentions', AbstainReason.options, abstainWords],
  ['finding states', FindingStatus.options, findings.findingStatusWords],
  ['acts', ReviewAct.options, findings.actWords],
  ['matches', EvidenceMatch.options, findings.matchWords],
  ['support', Support.options, findings.supportWords],
  ['checks', Check.shape.verdict.options, findings.checkWords],
  ['hops', HopActor.options, findings.hopWords],
  ['assertions', Assertion.options, findings.assertionWords],
  ['entries', eventKinds, eventWords],
  ['verdicts', VerdictLine.shape.verdict.options, verdictWords],
  ['log checks', VerdictLine.shape.check.options, checkTitles],
  ['steps', JobProgress.shape.step.options, stepWords],
  ['model roles', ModelRole.options, models.roleWords],
  ['model states', ModelFileState.options, models.modelStateWords],
  ['health checks', HealthLine.shape.check.options, models.healthTitles],
  ['health states', HealthLine.shape.status.options, models.healthWords],
];

describe('words', () => {
  it.each(tables)('there are words for all %s and for nothing else', (_, codes, words) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort());
  });

  it('every failure and every trouble with a file says the way out', () => {
    const ways = [
      ...Object.values(failureWords),
      ...Object.values(documents.rejectWords),
      ...Object.values(documents.limitWords),
      ...Object.values(abstainWords),
    ].map((words) => words.way);
    expect(ways.filter((way) => way.trim() === '')).toEqual([]);
  });

  it('nothing praises or promises what only a person can say', () => {
    const said = JSON.stringify(tables.map(([, , words]) => Object.values(words).map(textOf)));
    expect(said).not.toMatch(
      /\b(correct|true|tamper-proof|immutable|compliant|certified|embedding|token|chunk|logit|RAG)\b|!/u,
    );
  });

  it('groups of log entries name entries that exist', () => {
    const known = new Set<string>(eventKinds);
    for (const { kinds } of Object.values(eventGroups))
      expect((kinds ?? []).every((kind) => known.has(kind))).toBe(true);
  });
});

function textOf(words: unknown): unknown {
  return typeof words === 'function' ? (words as (n: number) => string)(2) : words;
}
