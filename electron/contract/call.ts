/** The shape of the call table. The door, the handlers, the bridge and the reviewed channel list all derive from it. */
import type { z } from 'zod';
import type { FailureCode, Result } from './failure.ts';

/** Which process answers a call. */
export type CallTarget = 'engine' | 'shell';

export interface Call<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  To extends CallTarget = CallTarget,
> {
  readonly to: To;
  readonly input: Input;
  readonly output: Output;
  /** Failures beyond `invalid`, `internal`, `log-unavailable` and `vault-locked`. */
  readonly failures: readonly FailureCode[];
}

/** Declares one call; exists so that the literal types survive. */
export function call<Input extends z.ZodType, Output extends z.ZodType, To extends CallTarget>(
  shape: Call<Input, Output, To>,
): Call<Input, Output, To> {
  return shape;
}

export type CallTable = Readonly<Record<string, Call>>;
export type InputOf<C extends Call> = z.infer<C['input']>;
export type OutputOf<C extends Call> = z.infer<C['output']>;

/** The part of a table that one process answers. */
export type CallsTo<To extends CallTarget, Table extends CallTable> = {
  readonly [Name in keyof Table as Table[Name]['to'] extends To ? Name : never]: Table[Name];
};

/** One function per call of a table, as the engine or the shell implements it. Throws `CloisterError` to refuse. */
export type Handlers<Table extends CallTable> = {
  readonly [Name in keyof Table]: (input: InputOf<Table[Name]>) => Promise<OutputOf<Table[Name]>>;
};

/** The same table as the page sees it: a result, never an exception. */
export type Client<Table extends CallTable> = {
  readonly [Name in keyof Table]: (input: InputOf<Table[Name]>) => Promise<Result<OutputOf<Table[Name]>>>;
};
