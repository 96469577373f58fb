/** Policies as fields of a document, so that their findings stand in the review like any other. */
import type { FieldView, PackView } from '../../contract/pack-view.ts';
import { policyField, type Policy } from '../../contract/policy.ts';

/** The pack with a field for each policy after those of every document type. Without policies it is the same object. */
export function withPolicies(pack: PackView, policies: readonly Policy[]): PackView {
  if (policies.length === 0) return pack;
  const fields = policies.map(fieldOf);
  return { ...pack, types: pack.types.map((type) => ({ ...type, fields: [...type.fields, ...fields] })) };
}

function fieldOf({ id, name, describes, blocksExport }: Policy): FieldView {
  return {
    id: policyField(id),
    title: `Policy: ${name}`,
    describes: describes === '' ? 'Passages that break this policy of the site.' : describes,
    many: true,
    risk: blocksExport ? 'high' : 'medium',
  };
}
