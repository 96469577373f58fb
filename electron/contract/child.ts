/** What child processes are told at start, and the methods they answer. Keys go only to the child that needs them. */
import { z } from 'zod';
import { Bytes } from './bytes.ts';
import {
  AnchorRequest,
  EventActor,
  EventDraft,
  EventFilter,
  EventReceipt,
  LogState,
  StoredEvent,
  TakenAnchor,
  Verdict,
} from './audit.ts';
import { EventIndex, Sha256 } from './ids.ts';
import { AdapterReference, ContextSettings, ModelReference, StopReason, Usage } from './run.ts';
import { DocumentKind, ReadLimits, ReadOutcome } from './text.ts';

export const ChildName = z.enum(['engine', 'infer', 'parse', 'ledger']);
export type ChildName = z.infer<typeof ChildName>;

/** infer: knows weights and prompts; knows no keys, no vault, no document ids. Paths were hash-checked by the caller and are checked again. */
export const inferMethods = {
  init: {
    input: z.strictObject({
      threads: z.int().nonnegative(),
      /** Every file this process may open, by digest. */
      files: z.array(z.strictObject({ id: z.string(), path: z.string(), sha256: Sha256, bytes: z.int().positive() })),
    }),
    output: z.strictObject({ build: z.string(), threads: z.int().positive() }),
  },
  /** Loads a model (and makes sure of its digest) without running it. */
  load: {
    input: z.strictObject({ model: ModelReference }),
    output: z.strictObject({ milliseconds: z.number(), memoryBytes: z.int() }),
  },
  /** One-pass label scoring: probabilities of the first token of each label after `prefix + prompt`. `prefix` is kept between calls. */
  'score-labels': {
    input: z.strictObject({
      model: ModelReference,
      adapters: z.array(AdapterReference),
      prefix: z.string().max(400_000),
      /** The prefix is cut to this many tokens; absent = whole. */
      maxPrefixTokens: z.int().positive().optional(),
      prompt: z.string().max(400_000),
      labels: z.array(z.string().min(1)).min(2).max(256),
    }),
    output: z.strictObject({
      probabilities: z.array(z.number()),
      mass: z.number(),
      usage: Usage,
      context: ContextSettings,
      build: z.string(),
    }),
  },
  /** Completion, optionally under the grammar of a JSON schema (the subset of the runtime). Emits `text` parts. */
  complete: {
    input: z.strictObject({
      model: ModelReference,
      adapters: z.array(AdapterReference),
      prompt: z.string().max(400_000),
      schema: z.json().nullable(),
      maxTokens: z.int().positive().max(8192),
      temperature: z.number().min(0).max(2),
      seed: z.int().nonnegative(),
      stop: z.array(z.string().min(1)).max(8),
    }),
    output: z.strictObject({
      text: z.string(),
      stop: StopReason,
      usage: Usage,
      context: ContextSettings,
      build: z.string(),
    }),
  },
  /** Unit-length vectors, one per text, in order; the zero vector for a text without tokens. */
  embed: {
    input: z.strictObject({
      model: ModelReference,
      /** A longer text is embedded in windows of this many tokens, averaged by their length. */
      windowTokens: z.int().positive(),
      texts: z.array(z.string()).max(256),
    }),
    output: z.strictObject({ vectors: z.array(z.instanceof(Float32Array)), usage: Usage }),
  },
  heartbeat: { input: z.strictObject({}), output: z.strictObject({ memoryBytes: z.int() }) },
} as const;

/** parse: one document, then exits. The file arrives in parts of at most 512 KiB. */
export const parseMethods = {
  init: {
    input: z.strictObject({ name: z.string(), kind: DocumentKind, bytes: z.int().nonnegative(), limits: ReadLimits }),
    output: z.null(),
  },
  part: { input: z.strictObject({ bytes: Bytes }), output: z.null() },
  /** Emits `page` as pages are read; the outcome it returns has `pages: []` and the receiver puts the emitted pages in. */
  read: { input: z.strictObject({}), output: ReadOutcome },
  heartbeat: { input: z.strictObject({}), output: z.strictObject({ memoryBytes: z.int() }) },
} as const;

/** How far a verification or an export is, in entries. */
export const LedgerProgress = z.strictObject({ done: z.int().nonnegative(), total: z.int().nonnegative() });

/** ledger: the only writer of the audit log. Holds the signing seed and the sidecar key; nothing else reaches it. */
export const ledgerMethods = {
  init: {
    input: z.strictObject({
      folder: z.string(),
      /** 32 bytes of Ed25519. The log's origin follows from the public key. */
      signingSeed: Bytes,
      /** 32 bytes that wrap the keys of the encrypted details. */
      sidecarKey: Bytes,
      /** `policy`: hash of the site's policy in force; it stands in every event. */
      app: z.strictObject({ version: z.string(), build: z.string(), policy: Sha256.nullable().optional() }),
      /** The folder with `verify.mjs` and `verify.py`, copied into every export. */
      verifierFolder: z.string(),
      /** The last `size` and `root` of `LogState` that were kept outside the log folder, or null: a log that does not continue them is refused. */
      knownHead: z.strictObject({ size: z.int().nonnegative(), root: z.string() }).nullable(),
    }),
    output: LogState,
  },
  /** Resolves when the event is durable. `details` goes to the encrypted sidecar. */
  append: { input: z.strictObject({ draft: EventDraft, details: z.json().nullable() }), output: EventReceipt },
  state: { input: z.strictObject({}), output: LogState },
  search: { input: EventFilter, output: z.strictObject({ events: z.array(StoredEvent), size: z.int() }) },
  get: {
    input: z.strictObject({ index: EventIndex }),
    output: z.strictObject({ stored: StoredEvent, canonical: z.string(), details: z.json().nullable() }).nullable(),
  },
  /** Destroys the key of a subject's details. */
  'destroy-details': { input: z.strictObject({ subject: z.string().min(1).max(200) }), output: z.null() },
  /** Emits `LedgerProgress`, and can be cancelled. */
  verify: { input: z.strictObject({}), output: Verdict },
  /** Writes the bundle into `folder` (made when missing, must be empty). Emits `LedgerProgress`, and can be cancelled. */
  export: {
    input: z.strictObject({
      folder: z.string(),
      since: z.string().nullable(),
      until: z.string().nullable(),
      maximumHours: z.int().positive().nullable(),
    }),
    output: z.strictObject({ files: z.int(), entries: z.int() }),
  },
  /** The head to be anchored. `old` is the size that the witness saw last. */
  'anchor-request': {
    input: z.strictObject({ old: z.int().nonnegative(), who: EventActor }),
    output: AnchorRequest,
  },
  /** Takes in a cosigned or earlier checkpoint, or a time stamp. */
  'take-anchor': { input: z.strictObject({ bytes: Bytes, who: EventActor }), output: TakenAnchor },
  /** Counts a witness's verifier key, or the SHA-256 of a time-stamp authority's certificate, from now on. */
  'trust-anchor': { input: z.strictObject({ key: z.string().max(400), who: EventActor }), output: z.null() },
  /** Signs the head of another log as a witness. */
  countersign: {
    input: z.strictObject({ request: z.string().max(100_000), logKey: z.string().max(400), who: EventActor }),
    output: z.strictObject({ note: z.string() }),
  },
  'witness-key': { input: z.strictObject({}), output: z.strictObject({ key: z.string() }) },
  heartbeat: { input: z.strictObject({}), output: z.strictObject({ memoryBytes: z.int() }) },
} as const;
