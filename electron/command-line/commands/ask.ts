/** `cloister ask` and `cloister find`: questions and exact words inside one matter. */
import type { AbstainReason, Answer } from '../../contract/answer.ts';
import { AskLine, FindLine } from '../../contract/command-output.ts';
import type { Events } from '../../contract/events.ts';
import type { Evidence } from '../../contract/evidence.ts';
import { CloisterError } from '../../contract/failure.ts';
import { DocumentId } from '../../contract/ids.ts';
import { matterNamed, type Command, type CommandNeeds } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

const reasons: Readonly<Record<AbstainReason, string>> = {
  'nothing-found': 'No passage is near to this question.',
  'not-enough-support': 'No passage carries an answer well enough to state one.',
  'empty-matter': 'There are no documents in this matter yet.',
  'nothing-readable': 'No page of this matter could be read.',
  stopped: 'Stopped before an answer was found.',
};

/** Answer with quotes, or an abstention with the nearest passages. Both end with 0: an honest refusal is a result. */
export const askCommand: Command<{
  readonly question: string;
  readonly matter: string;
  readonly document: string | undefined;
}> = async (options, needs) => {
  const engine = await needs.openEngine();
  const matter = await matterNamed(options.matter, engine);
  const document = options.document === undefined ? null : documentId(options.document);
  const heard: { answer: Answer | null } = { answer: null };
  needs.listen((name, payload) => {
    if (name === 'ask.done') heard.answer = (payload as Events['ask.done']).answer;
    if (name === 'job.progress') needs.terminal.progress('reading the nearest passages');
  });
  const { job } = await engine.handlers['ask.start']({ matter: matter.id, question: options.question, document });
  const stop = (): void => {
    engine.jobs.cancel(job);
  };
  needs.signal.addEventListener('abort', stop, { once: true });
  const { failure } = await engine.jobs.done(job);
  if (failure !== null) throw new CloisterError(failure.code, failure);
  const { answer } = heard;
  if (answer === null) throw new CloisterError('internal', { subject: 'ask ended without an answer' });
  if (needs.terminal.json) needs.terminal.data(AskLine, answer);
  else printAnswer(answer, needs);
  return exitCodes.done;
};

function documentId(given: string): DocumentId {
  const parsed = DocumentId.safeParse(given);
  if (!parsed.success) throw new CloisterError('invalid', { subject: `"${given}" is not a document id` });
  return parsed.data;
}

function printAnswer(answer: Answer, { terminal }: CommandNeeds): void {
  for (const { text, citations } of answer.sentences) {
    terminal.text(text);
    for (const citation of citations) terminal.text(`    ${place(citation)}`);
  }
  if (answer.abstained !== null) {
    terminal.text(`No answer: ${reasons[answer.abstained]}`);
    for (const near of answer.nearest) terminal.text(`    nearest, ${place(near)}`);
  }
  for (const sentence of answer.unsupported) terminal.text(`Set apart, the text does not support it: ${sentence}`);
  terminal.text(coverageWords(answer));
}

function place({ document, span, quote, match }: Evidence): string {
  const words = quote.replace(/\s+/gu, ' ').trim().slice(0, 200);
  return `p ${String(span.page)} of ${document}, ${match} quote: "${words}"`;
}

function coverageWords({ coverage }: Answer): string {
  const { pagesSearched, pagesTotal, unreadable, mentions, used } = coverage;
  return `Searched ${String(pagesSearched)} of ${String(pagesTotal)} pages; ${String(unreadable.length)} unreadable; ${String(mentions)} mentions, ${String(used)} used.`;
}

/** Every mention, in reading order. */
export const findCommand: Command<{ readonly text: string; readonly matter: string }> = async (options, needs) => {
  const engine = await needs.openEngine();
  const matter = await matterNamed(options.matter, engine);
  const found = await engine.handlers['ask.mentions']({ matter: matter.id, text: options.text });
  for (const mention of found.mentions) {
    if (needs.terminal.json) needs.terminal.data(FindLine, mention);
    else needs.terminal.text(`${mention.documentName}, p ${String(mention.evidence.span.page)}: ${inContext(mention)}`);
  }
  const places = found.mentions.length === 1 ? '1 mention' : `${String(found.mentions.length)} mentions`;
  needs.terminal.note(`${places} in ${String(found.pagesSearched)} of ${String(found.pagesTotal)} pages.`);
  return exitCodes.done;
};

function inContext({ before, after, evidence }: { before: string; after: string; evidence: Evidence }): string {
  return `…${before}[${evidence.quote}]${after}…`.replace(/\s+/gu, ' ');
}
