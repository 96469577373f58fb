/** What main and the engine say to each other. Main starts every child, so the engine's children are reached through it, by session. */
import { z } from 'zod';
import { ChildName } from './child.ts';
import { Failure } from './failure.ts';

/** Where things lie. `home` holds the vault, the index and the log; nothing else is written. */
export const EngineFolders = z.strictObject({
  home: z.string().min(1),
  /** Manifest and the small models that ship with the application; read only when installed. */
  models: z.string().min(1),
  /** Where fetched models lie, the base model among them. */
  fetchedModels: z.string().min(1),
  /** Samples, verifiers, licences. */
  resources: z.string().min(1),
});
export type EngineFolders = Readonly<z.infer<typeof EngineFolders>>;

/** First message to the engine. */
export const EngineInit = z.strictObject({
  folders: EngineFolders,
  version: z.string(),
  /** Which shell runs this: `electron 45.4.1`, `test-host`. */
  build: z.string(),
});
export type EngineInit = Readonly<z.infer<typeof EngineInit>>;

/** What a pick token stands for. Paths never reach the page. */
export const Pick = z.strictObject({
  token: z.string(),
  purpose: z.enum(['import', 'export']),
  paths: z.array(z.string()).min(1),
});
export type Pick = Readonly<z.infer<typeof Pick>>;

/** Children the engine may ask for. */
export const RelayedChild = ChildName.exclude(['engine']);
export type RelayedChild = z.infer<typeof RelayedChild>;

const session = z.int().nonnegative();

/** main to engine. */
export const ToEngine = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('init'), init: EngineInit }),
  z.strictObject({ t: z.literal('call'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.strictObject({ t: z.literal('token'), pick: Pick }),
  z.strictObject({ t: z.literal('relay-opened'), session }),
  z.strictObject({ t: z.literal('relay-message'), session, message: z.unknown() }),
  /** The child is gone or could not start; `reason` is a short code such as `exit 134`. */
  z.strictObject({ t: z.literal('relay-closed'), session, reason: z.string() }),
  z.strictObject({ t: z.literal('ping'), id: z.int() }),
  /** Close everything and answer `stopped`; main kills what is left after a grace. */
  z.strictObject({ t: z.literal('stop') }),
]);
export type ToEngine = z.infer<typeof ToEngine>;

/** engine to main. */
export const FromEngine = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('ready') }),
  z.strictObject({ t: z.literal('value'), id: z.int(), value: z.unknown() }),
  z.strictObject({ t: z.literal('refusal'), id: z.int(), failure: Failure }),
  z.strictObject({ t: z.literal('event'), name: z.string(), payload: z.unknown() }),
  z.strictObject({ t: z.literal('relay-open'), session, name: RelayedChild }),
  z.strictObject({ t: z.literal('relay-message'), session, message: z.unknown() }),
  z.strictObject({ t: z.literal('relay-close'), session }),
  z.strictObject({ t: z.literal('pong'), id: z.int() }),
  /** `failure` is what closing met, or null. */
  z.strictObject({ t: z.literal('stopped'), failure: Failure.nullable() }),
]);
export type FromEngine = z.infer<typeof FromEngine>;
