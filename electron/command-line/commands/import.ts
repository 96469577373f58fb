/** `cloister import PATH… --matter NAME`: reads, classifies, extracts, indexes. */
import type { Engine, ImportedFile } from '../../compose/engine.ts';
import { ImportLine } from '../../contract/command-output.ts';
import type { DocumentRecord, Matter, PackId } from '../../contract/document.ts';
import type { Events } from '../../contract/events.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Finding, LabelScores } from '../../contract/finding.ts';
import type { JobId } from '../../contract/ids.ts';
import { matterNamed, type Command, type CommandNeeds } from '../command.ts';
import { exitCodeOf, exitCodes } from '../exit-codes.ts';
import { documentSentence } from '../document-sentence.ts';
import { sentenceOf } from '../sentences.ts';

export interface ImportOptions {
  readonly paths: readonly string[];
  readonly matter: string;
  readonly pack: PackId | undefined;
}

const steps: Readonly<Record<Events['job.progress']['step'], string>> = {
  planning: 'looking at the files',
  keeping: 'keeping',
  reading: 'reading',
  classifying: 'naming the type',
  indexing: 'indexing',
  extracting: 'extracting',
  searching: 'searching',
  judging: 'judging',
  writing: 'writing',
  verifying: 'verifying',
  comparing: 'comparing',
};

/** One line per file. Exit 1 when some files need a person or failed; the same command again goes on where it stopped. */
export const importCommand: Command<ImportOptions> = async (options, needs) => {
  const engine = await needs.openEngine({ mayCreate: true });
  const matter = await openMatter(options, engine, needs);
  needs.listen((name, payload) => {
    if (name === 'job.progress') showProgress(payload as Events['job.progress'], needs);
  });
  const token = needs.offer('import', options.paths);
  const { job } = await engine.handlers['library.import']({ matter: matter.id, token });
  const stop = (): void => {
    engine.jobs.cancel(job);
  };
  needs.signal.addEventListener('abort', stop, { once: true });
  const done = await engine.jobs.done(job);
  await printResults(engine, job, needs);
  if (done.failure !== null) throw new CloisterError(done.failure.code, done.failure);
  return codeOf(engine.importResults(job), done.outcome);
};

/** A model that is missing or altered has its own code, so that a script fetches it and runs the same command again. */
function codeOf(files: readonly ImportedFile[], outcome: Events['job.done']['outcome']): number {
  const failures = files.flatMap(({ failure }) => (failure === null ? [] : [exitCodeOf(failure)]));
  if (failures.includes(exitCodes.model)) return exitCodes.model;
  return outcome === 'done' ? exitCodes.done : exitCodes.someFailed;
}

async function openMatter(
  { matter: name, pack }: ImportOptions,
  engine: Engine,
  { terminal }: CommandNeeds,
): Promise<Matter> {
  try {
    const matter = await matterNamed(name, engine);
    if (pack !== undefined && pack !== matter.pack) {
      throw new CloisterError('invalid', { subject: `matter ${name} uses the ${matter.pack} pack` });
    }
    return matter;
  } catch (error) {
    if (!(error instanceof CloisterError) || error.code !== 'not-found') throw error;
    terminal.note(`New matter "${name}" with the ${pack ?? 'legal'} pack.`);
    return engine.handlers['matter.create']({ name, pack: pack ?? 'legal' });
  }
}

function showProgress(progress: Events['job.progress'], { terminal }: CommandNeeds): void {
  const left = progress.secondsLeft === null ? '' : `, about ${String(Math.ceil(progress.secondsLeft))} s left`;
  const count = `${String(Math.min(progress.done + 1, progress.total))}/${String(progress.total)}`;
  terminal.progress(`${count} ${progress.subject}: ${steps[progress.step]}${left}`);
}

async function printResults(engine: Engine, job: JobId, { terminal }: CommandNeeds): Promise<void> {
  for (const file of engine.importResults(job)) {
    const findings =
      file.document === null ? [] : await engine.handlers['finding.list']({ document: file.document.id });
    const line = toLine(
      file,
      findings.map(({ finding }) => finding),
    );
    if (terminal.json) terminal.data(ImportLine, line);
    else terminal.text(`${file.name}: ${resultWords(file)}`);
  }
}

function toLine({ name, document, result, failure }: ImportedFile, findings: readonly Finding[]): ImportLine {
  return { name, result, failure, ...documentPart(document), findings: countFindings(findings) };
}

function documentPart(
  document: DocumentRecord | null,
): Pick<ImportLine, 'document' | 'outcome' | 'reason' | 'type' | 'pages'> {
  if (document === null) return { document: null, outcome: null, reason: null, type: null, pages: 0 };
  const { id, outcome, reason, type, pages } = document;
  return { document: id, outcome, reason, type: typeOf(type), pages };
}

function typeOf(type: LabelScores | null): ImportLine['type'] {
  return type === null ? null : { label: type.label, probability: type.probability, abstained: type.abstained };
}

function countFindings(findings: readonly Finding[]): ImportLine['findings'] {
  const count = (status: Finding['status']): number => findings.filter((finding) => finding.status === status).length;
  const [found, absent, conflicting] = [count('found'), count('absent'), count('conflicting')];
  return { found, absent, conflicting, other: findings.length - found - absent - conflicting };
}

function resultWords({ result, document, failure }: ImportedFile): string {
  if (result === 'skipped' || document === null) return 'left out (a link, a device, or not readable)';
  if (failure !== null) return `${failure}: ${sentenceOf(failure)}`;
  if (result === 'known') return 'already in this matter, nothing changed';
  return documentSentence(document);
}
