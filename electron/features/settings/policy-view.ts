/** The policy in force in the words of the settings screen. */
import type { PolicyView } from '../../contract/settings.ts';
import type { PolicyInForce } from '../../contract/site-policy.ts';

/** Null, while the vault is locked, shows none. */
export function policyView(policy: PolicyInForce | null): PolicyView {
  if (policy === null) return { names: [], sha256: null, rules: [], problems: [], signedDecisionsBy: null };
  const { names, sha256, problems, signedDecisions, separatedModels, exportForms } = policy;
  const rules: string[] = [];
  if (signedDecisions !== null)
    rules.push(`A decision needs a signature: the passphrase again, and what it means. Set by ${signedDecisions.by}.`);
  if (separatedModels !== null)
    rules.push(`Nobody approves a model that they imported, without exception. Set by ${separatedModels.by}.`);
  if (exportForms !== null) {
    const allowed = [...new Set(['bundle', ...exportForms.value])].join(', ');
    rules.push(`The log may be exported as ${allowed} only. Set by ${exportForms.by}.`);
  }
  return {
    names: [...names],
    sha256,
    rules,
    problems: [...problems],
    signedDecisionsBy: signedDecisions?.by ?? null,
  };
}
