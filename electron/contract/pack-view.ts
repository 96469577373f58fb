/** What the window needs to know of a domain pack: names of document types and fields, in words. */
import { z } from 'zod';
import { PackId } from './document.ts';

export const Risk = z.enum(['low', 'medium', 'high']);
export type Risk = z.infer<typeof Risk>;

export const FieldView = z.strictObject({
  id: z.string(),
  title: z.string(),
  describes: z.string(),
  many: z.boolean(),
  risk: Risk,
});
export type FieldView = Readonly<z.infer<typeof FieldView>>;

export const PackView = z.strictObject({
  id: PackId,
  title: z.string(),
  types: z.array(z.strictObject({ id: z.string(), title: z.string(), fields: z.array(FieldView) })),
});
export type PackView = Readonly<z.infer<typeof PackView>>;
