/** Reads an indexed document with the policies in force, before its import ends: one that was cut off is read again. */
import type { ImportStep } from './import-step.ts';

/** Stores findings of policies only; the document and everything else about it stay as they are. */
export const policyStep: ImportStep = async (document, _pack, needs) => {
  if (document.status === 'indexed') await needs.checkPolicies?.(document);
  return document;
};
