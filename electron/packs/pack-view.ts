/** What the window is told of a pack. */
import type { PackView } from '../contract/pack-view.ts';
import type { Pack } from './pack.ts';

/** Names in words, in the order of the pack; no rules, no prompts. */
export function packView(pack: Pack): PackView {
  return {
    id: pack.id,
    title: pack.title,
    types: pack.types.map(({ id, title, fields }) => ({
      id,
      title,
      fields: fields.map((field) => ({
        id: field.id,
        title: field.title,
        describes: field.describes,
        many: field.many,
        risk: field.risk,
      })),
    })),
  };
}
