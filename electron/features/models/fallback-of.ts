/** What does the work of a model that may not answer yet, in words: nobody should think that nothing is missing. Pure. */
import type { ModelEntry } from '../../contract/model.ts';

/** A model that waits for the golden set, and what answers instead. */
export interface HeldModel {
  readonly entry: ModelEntry;
  readonly instead: string;
}

/** `usable`: what answers now. Another model of the same task comes before rules. */
export function fallbackOf(entry: ModelEntry, usable: readonly ModelEntry[]): string {
  const other = usable.find((one) => doesSame(one, entry));
  if (other !== undefined) return `${other.id}@${other.version}`;
  const { kind } = entry.settings;
  return (typeof kind === 'string' ? byKind[kind] : undefined) ?? byRole(entry);
}

function doesSame(one: ModelEntry, { id, role, tasks, settings }: ModelEntry): boolean {
  const sharesTask = one.tasks.some((task) => tasks.includes(task));
  return one.id !== id && one.role === role && one.settings.kind === settings.kind && sharesTask;
}

const byKind: Readonly<Record<string, string>> = {
  'vector-head': 'the clause head, by words alone',
  'evidence-judge': 'rules and heads; questions are refused',
  'label-adapter': 'rules and heads',
  calibration: 'scores without a stated confidence',
};

function byRole({ role, tasks }: ModelEntry): string {
  if (role === 'base') return 'rules and heads; questions are refused';
  if (tasks.includes('answer')) return 'a cautious rule of the application';
  if (tasks.some((task) => task.endsWith('-type'))) return 'titles and signs in the text';
  return tasks.includes('legal.clause') ? 'rules' : 'nothing; its task is refused or left to rules and people';
}
