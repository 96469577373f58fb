/**
 * The `settings` of adapters in the model manifest, and the exact prompts they were trained with.
 * A prompt that differs by one space is another model: build them here and nowhere else.
 */
import { z } from 'zod';

/** Names and versions a prompt, so that a run record says which words were used. */
const Template = z.strictObject({ id: z.string(), version: z.int().positive() });

/** Exactly one occurrence of the placeholder, so that filling it is unambiguous. */
const withPlaceholder = (placeholder: string): z.ZodType<string> =>
  z.string().refine((text) => text.split(placeholder).length === 2, `needs ${placeholder} exactly once`);

/** Pointwise judge: does this passage answer this question? Two labels, in the order yes, no. */
export const EvidenceJudgeSettings = z.strictObject({
  kind: z.literal('evidence-judge'),
  template: Template,
  /** Kept in the context between questions about one passage. Holds `{passage}`. */
  prefixTemplate: withPlaceholder('{passage}'),
  /** Holds `{question}`. */
  promptTemplate: withPlaceholder('{question}'),
  yes: z.string().min(1),
  no: z.string().min(1),
  /** The filled prefix is cut to this many tokens, as in training. */
  maxPrefixTokens: z.int().positive(),
});
export type EvidenceJudgeSettings = Readonly<z.infer<typeof EvidenceJudgeSettings>>;

/** Classifier over a closed label set: the verbalizer is the single token that stands for the label. */
export const LabelAdapterSettings = z.strictObject({
  kind: z.literal('label-adapter'),
  template: Template,
  /** Holds `{text}`. */
  prefixTemplate: withPlaceholder('{text}'),
  promptTemplate: z.string(),
  labels: z
    .array(z.strictObject({ id: z.string(), title: z.string(), verbalizer: z.string().min(1) }))
    .min(2)
    .max(256),
  /** The filled prefix is cut to this many tokens, as in training. */
  maxPrefixTokens: z.int().positive(),
});
export type LabelAdapterSettings = Readonly<z.infer<typeof LabelAdapterSettings>>;

/** How an embedder's texts are cut: a longer text is embedded in windows of this many tokens, which are averaged. */
export const EmbedderSettings = z.strictObject({
  kind: z.literal('embedder'),
  dimensions: z.int().positive(),
  windowTokens: z.int().positive(),
});
export type EmbedderSettings = Readonly<z.infer<typeof EmbedderSettings>>;

/** The part of a `LabelRequest` that a template decides. */
export interface FilledPrompt {
  readonly prefix: string;
  readonly prompt: string;
  readonly labels: readonly string[];
  readonly maxPrefixTokens: number;
}

/** Prompt of the evidence judge; `labels` are yes then no. White space is folded as in training. */
export function evidencePrompt(settings: EvidenceJudgeSettings, passage: string, question: string): FilledPrompt {
  return {
    prefix: fill(settings.prefixTemplate, '{passage}', foldSpace(passage)),
    prompt: fill(settings.promptTemplate, '{question}', foldSpace(question)),
    labels: [settings.yes, settings.no],
    maxPrefixTokens: settings.maxPrefixTokens,
  };
}

/** Prompt of a label adapter; `labels` are the verbalizers in the order of `settings.labels`. */
export function labelPrompt(settings: LabelAdapterSettings, text: string): FilledPrompt {
  return {
    prefix: fill(settings.prefixTemplate, '{text}', foldSpace(text)),
    prompt: settings.promptTemplate,
    labels: settings.labels.map((label) => label.verbalizer),
    maxPrefixTokens: settings.maxPrefixTokens,
  };
}

// By position, not by `replace`: the text is untrusted and may hold `$&` or another placeholder.
function fill(template: string, placeholder: string, value: string): string {
  const at = template.indexOf(placeholder);
  return template.slice(0, at) + value + template.slice(at + placeholder.length);
}

function foldSpace(text: string): string {
  return text.split(/\s+/u).filter(Boolean).join(' ');
}
