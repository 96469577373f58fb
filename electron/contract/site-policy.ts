/** The policy of a site, as IT writes it into a file, and what is in force once all files of a machine were read. It only tightens. */
import { z } from 'zod';
import { ExportForm } from './export.ts';
import type { Sha256 } from './ids.ts';
import { Settings } from './settings.ts';

/** Whatever is left out is left to the people of the workstation. A file with any other content counts as the strictest policy there is. */
export const SitePolicy = z.strictObject({
  version: z.literal(1),
  /** How the window names it: `Set by Records policy 2026-11`. */
  name: z.string().trim().min(1).max(120),
  /** At least so many days documents are kept. */
  retentionDays: Settings.shape.retentionDays.optional(),
  /** At most so many hours may pass without an outside anchor. */
  anchorMaximumHours: Settings.shape.anchorMaximumHours.optional(),
  /** At most so many minutes without a key or a click. */
  idleLockMinutes: Settings.shape.idleLockMinutes.optional(),
  /** Acts that need an electronic signature. */
  signatures: z.array(z.enum(['decisions'])).optional(),
  /** Acts in which nobody may approve what they brought in themselves, not even as an exception that the log names. */
  separationOfDuties: z.array(z.enum(['models'])).optional(),
  /** Forms in which the log may be exported. The bundle with its verifiers is always allowed: nobody can forbid to check the log. */
  exportForms: z.array(ExportForm).optional(),
});
export type SitePolicy = Readonly<z.infer<typeof SitePolicy>>;

/** Where policies lie. When two say the same, the place named first is told as the one that set it. */
export const policyPlaces = ['machine', 'user', 'workstation'] as const;
export type PolicyPlace = (typeof policyPlaces)[number];

/** One policy as it was found: its text, or what was wrong with the file in words. */
export interface FoundPolicy {
  readonly place: PolicyPlace;
  readonly sha256: Sha256;
  readonly text: string;
  /** Why the file cannot be trusted whatever it says; null when it can. */
  readonly distrust: string | null;
}

/** Settings that a policy bounds: from below, or from above. */
export const boundedSettings = { retentionDays: 'least', anchorMaximumHours: 'most', idleLockMinutes: 'most' } as const;
export type BoundedSetting = keyof typeof boundedSettings;

/** A value, and the name of the policy that set it. */
export interface SetBy<Value> {
  readonly value: Value;
  readonly by: string;
}

export interface PolicyInForce {
  /** Of the file in force; of several, the SHA-256 of their lines `<sha256> <place>`. Null without any. */
  readonly sha256: Sha256 | null;
  /** In order of their places. */
  readonly names: readonly string[];
  readonly bounds: Readonly<Partial<Record<BoundedSetting, SetBy<number>>>>;
  /** Set when decisions need a signature. */
  readonly signedDecisions: SetBy<true> | null;
  /** Set when nobody may approve a model that they imported, not even as an exception. */
  readonly separatedModels: SetBy<true> | null;
  readonly exportForms: SetBy<readonly ExportForm[]> | null;
  /** What is wrong with a file, in words; while there is any, the strictest policy is in force. */
  readonly problems: readonly string[];
}
