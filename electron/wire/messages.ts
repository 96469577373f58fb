/** The four messages of the wire. Everything between our processes is one of these. */
import { z } from 'zod';
import { Failure } from '../contract/failure.ts';

export const WireMessage = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('request'), id: z.int(), method: z.string(), input: z.unknown() }),
  z.strictObject({ t: z.literal('cancel'), id: z.int() }),
  z.strictObject({ t: z.literal('event'), id: z.int(), payload: z.unknown() }),
  z.strictObject({ t: z.literal('reply'), id: z.int(), value: z.unknown() }),
  z.strictObject({ t: z.literal('refusal'), id: z.int(), failure: Failure }),
]);
export type WireMessage = z.infer<typeof WireMessage>;

/** A table of methods: name to input and output schema. */
export type MethodTable = Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>;
export type MethodInput<T extends MethodTable, N extends keyof T> = z.infer<T[N]['input']>;
export type MethodOutput<T extends MethodTable, N extends keyof T> = z.infer<T[N]['output']>;
