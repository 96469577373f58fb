/** What is looked at before a model is taken in: our own reader, its card against the file, its base, its labels. Pure. */
import { EvidenceJudgeSettings, LabelAdapterSettings } from '../../contract/specialist-settings.ts';
import type { ModelEntry } from '../../contract/model.ts';
import type { ModelCardFile, ModelCheck } from '../../contract/site-model.ts';
import { adapterPairs, adapterProblems } from '../../core/gguf/check-adapter.ts';
import type { GgufHeader } from '../../contract/gguf.ts';
import type { GgufFacts } from '../../ports/site-model-files.ts';
import type { DataFile } from './open-data-file.ts';

const passed = (check: ModelCheck['check'], detail: string): ModelCheck => ({ check, verdict: 'passed', detail });
const flagged = (check: ModelCheck['check'], detail: string): ModelCheck => ({ check, verdict: 'flagged', detail });
const failed = (check: ModelCheck['check'], detail: string): ModelCheck => ({ check, verdict: 'failed', detail });

/** `base`: the header of the base that the adapter belongs to; null for a base itself, or when it is not on this machine. */
export function checkGguf(facts: GgufFacts, role: ModelEntry['role'], base: GgufHeader | null): readonly ModelCheck[] {
  if (facts.kind === 'broken') return [failed('header', `The file is damaged: ${facts.problem}.`)];
  const { header, bytes } = facts;
  const spare = bytes - header.needs;
  return [
    passed('header', `${header.tensors.length} tensors, ${header.values.size} values.`),
    spare >= 32
      ? flagged('size', `${spare} bytes stand behind the last weight and belong to nothing.`)
      : passed('size', 'Whole.'),
    weightCheck(facts, role),
    ...templateCheck(header),
    ...(role === 'adapter' ? [adapterCheck(header, base)] : []),
  ];
}

type ReadFacts = Extract<GgufFacts, { kind: 'read' }>;

function weightCheck(facts: ReadFacts, role: ModelEntry['role']): ModelCheck {
  const { notNumbers, zero, header } = facts;
  const [first] = notNumbers;
  if (first !== undefined)
    return failed(
      'weights',
      `Weights that are no numbers (NaN or infinite) in ${notNumbers.length} tensors, first ${first}.`,
    );
  if (zero.length === header.tensors.length) return failed('weights', 'Every weight is zero.');
  return (role === 'adapter' ? deadPairs(facts) : null) ?? unsearched(header);
}

/** A pair of matrices of which one is zero changes nothing; null where none is. */
function deadPairs({ zero, header }: ReadFacts): ModelCheck | null {
  const dead = new Set(zero);
  const pairs = adapterPairs(header);
  const count = pairs.filter(({ a, b }) => dead.has(a) || dead.has(b)).length;
  if (count === 0) return null;
  if (count < pairs.length) return flagged('weights', `${count} of ${pairs.length} places are filled with zeros.`);
  return failed('weights', 'The adapter is filled with zeros: it would change nothing and nobody would notice.');
}

function unsearched({ tensors }: GgufHeader): ModelCheck {
  const unknown = tensors.filter(({ type }) => type.floats === null);
  const [first] = unknown;
  return first === undefined
    ? passed('weights', 'Every weight is a number, and not all are zero.')
    : flagged(
        'weights',
        `${unknown.length} tensors have a number format (${first.type.name}) that cannot be searched for NaN.`,
      );
}

/** A template in the file is never used: it is code of somebody else. */
function templateCheck({ values }: GgufHeader): readonly ModelCheck[] {
  return values.has('tokenizer.chat_template')
    ? [flagged('header', 'It brings a chat template of its own, which is not used.')]
    : [];
}

function adapterCheck(adapter: GgufHeader, base: GgufHeader | null): ModelCheck {
  if (base === null)
    return failed('base', 'The base that it belongs to is not on this machine. Import or fetch the base first.');
  const problems = adapterProblems(adapter, base);
  return problems.length === 0
    ? passed('base', 'Every place that it changes is in its base, in the right size.')
    : failed('base', `The adapter does not belong to this base: ${problems.join('; ')}.`);
}

/** The card against the file: what a hand may have changed. */
export function checkCard(card: ModelCardFile | null, file: FileFacts): readonly ModelCheck[] {
  if (card === null)
    return [flagged('card', 'There is no card: nothing is known of its data, licence, limits and scores.')];
  return [cardMatch(card, file), ...claims(card)];
}

interface FileFacts {
  readonly sha256: string;
  readonly data: DataFile | null;
}

function cardMatch(card: ModelCardFile, { sha256, data }: FileFacts): ModelCheck {
  if (card.sha256 === undefined)
    return flagged('card', 'The card does not name the SHA-256 of the file, so nothing ties the two together.');
  if (card.sha256 !== sha256)
    return failed('card', 'The card belongs to another file, or one of the two was changed: the SHA-256 differs.');
  return (data === null ? null : contentMatch(card, data)) ?? passed('card', 'The card names this file.');
}

/** What the card says otherwise than the file; null where they agree. */
function contentMatch({ role, tasks, id }: ModelCardFile, data: DataFile): ModelCheck | null {
  const byHand = 'One of the two was changed by hand.';
  if (role !== undefined && role !== data.role)
    return failed('card', `The card says ${role}, and the file is of the kind ${data.role}. ${byHand}`);
  if (tasks !== undefined && !tasks.includes(data.task))
    return failed('card', `The card says ${tasks.join(', ')}, and the file is for ${data.task}. ${byHand}`);
  if (id !== undefined && id !== data.id)
    return flagged('card', `The card calls it ${id}, and the file calls itself ${data.id}.`);
  return null;
}

function claims({ scores = [], licence }: ModelCardFile): readonly ModelCheck[] {
  return [
    ...(scores.length > 0
      ? [flagged('card', `${scores.length} scores on the card are the word of its author: nothing here repeats them.`)]
      : []),
    ...(licence === undefined ? [flagged('card', 'The card states no licence.')] : []),
  ];
}

/** Labels that begin alike cannot be told apart by their first piece. What only the model's own vocabulary can tell is asked at the test. */
export function checkLabels(settings: ModelEntry['settings'], role: ModelEntry['role']): readonly ModelCheck[] {
  if (role !== 'adapter') return [];
  const words = labelWords(settings);
  if (words === null)
    return [
      failed('labels', 'An adapter needs its card: task, prompts and labels in its settings. Give it with --card.'),
    ];
  const first = words.map((word) => word.trim().toLowerCase().split(/\s/u)[0] ?? '');
  const repeated = first.find((word, at) => word === '' || first.indexOf(word) !== at);
  return repeated === undefined
    ? [passed('labels', `${words.length} labels, each with a beginning of its own.`)]
    : [failed('labels', `Two labels begin with the same word, "${repeated}": their scores would be the same number.`)];
}

/** The words that stand for the labels of an adapter; null when its settings have no known form. */
export function labelWords(settings: ModelEntry['settings']): readonly string[] | null {
  const label = LabelAdapterSettings.safeParse(settings);
  if (label.success) return label.data.labels.map(({ verbalizer }) => verbalizer);
  const judge = EvidenceJudgeSettings.safeParse(settings);
  return judge.success ? [judge.data.yes, judge.data.no] : null;
}

/** A data file whose labels repeat: a trainer that did so scores one of the two at random. */
export function checkData(data: DataFile | { readonly problem: string }): readonly ModelCheck[] {
  if ('problem' in data) return [failed('weights', `The file is damaged or of another form: ${data.problem}.`)];
  const repeated = data.labels.find((label, at) => data.labels.indexOf(label) !== at);
  if (repeated !== undefined) return [failed('labels', `The label ${repeated} stands there twice.`)];
  return [
    passed('weights', 'Every number fits and is one.'),
    passed('labels', `${data.labels.length} labels, all different.`),
  ];
}
