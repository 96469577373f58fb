/** Settings as an object of schemas: the only definition. Policy may lock one and then says who did. */
import { z } from 'zod';

export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  density: z.enum(['standard', 'comfortable']),
  singleKeys: z.boolean(),
  idleLockMinutes: z.int().min(1).max(240),
  threads: z.int().min(0).max(64),
  maxFileMegabytes: z.int().min(1).max(2000),
  maxPages: z.int().min(1).max(20_000),
  maxReadSeconds: z.int().min(5).max(600),
  anchorMaximumHours: z.int().min(1).max(8760),
  retentionDays: z.int().min(0).max(36_500),
});
export type Settings = Readonly<z.infer<typeof Settings>>;

export const defaultSettings: Settings = {
  theme: 'system',
  density: 'standard',
  singleKeys: true,
  idleLockMinutes: 15,
  /** 0 = physical cores minus one, measured at start. */
  threads: 0,
  maxFileMegabytes: 200,
  maxPages: 2000,
  maxReadSeconds: 60,
  /** An anchor of the audit log that is older is said to be. */
  anchorMaximumHours: 24,
  /** Days for which a document must be kept after it was received. 0 = none. */
  retentionDays: 0,
};

/** One setting in the words of the screen. `lockedBy` names the policy that bounds it, or is null; `least` and `most` are its bounds. */
export const SettingView = z.strictObject({
  key: Settings.keyof(),
  title: z.string(),
  describes: z.string(),
  lockedBy: z.string().nullable(),
  least: z.number().nullable(),
  most: z.number().nullable(),
});
export type SettingView = Readonly<z.infer<typeof SettingView>>;

/** The policy of the site as the window shows it. */
export const PolicyView = z.strictObject({
  /** Names of the policies in force; empty when there is none. */
  names: z.array(z.string()),
  sha256: z.string().nullable(),
  /** Rules that bound no setting, in words, each with the policy that set it. */
  rules: z.array(z.string()),
  problems: z.array(z.string()),
  /** Name of the policy that wants decisions signed, or null. */
  signedDecisionsBy: z.string().nullable(),
});
export type PolicyView = Readonly<z.infer<typeof PolicyView>>;
