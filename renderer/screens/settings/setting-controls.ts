/** What the control of each setting offers. Ranges are those of the contract; a test holds the two together. */
import type { Settings } from '../../bridge/types.ts';

export interface Range {
  readonly least: number;
  readonly most: number;
}

export const ranges: Readonly<Partial<Record<keyof Settings, Range>>> = {
  idleLockMinutes: { least: 1, most: 240 },
  threads: { least: 0, most: 64 },
  maxFileMegabytes: { least: 1, most: 2000 },
  maxPages: { least: 1, most: 20_000 },
  maxReadSeconds: { least: 5, most: 600 },
  anchorMaximumHours: { least: 1, most: 8760 },
  retentionDays: { least: 0, most: 36_500 },
};

export const units: Readonly<Partial<Record<keyof Settings, string>>> = {
  idleLockMinutes: 'minutes',
  threads: 'threads',
  maxFileMegabytes: 'MB',
  maxPages: 'pages',
  maxReadSeconds: 'seconds',
  anchorMaximumHours: 'hours',
  retentionDays: 'days',
};

export interface SettingChoice {
  readonly value: string;
  readonly words: string;
}

const themes: Readonly<Record<Settings['theme'], string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};
const densities: Readonly<Record<Settings['density'], string>> = {
  standard: 'Standard',
  comfortable: 'Comfortable',
};

export function choicesFor(key: keyof Settings): readonly SettingChoice[] {
  const words: Readonly<Record<string, string>> = key === 'theme' ? themes : key === 'density' ? densities : {};
  return Object.entries(words).map(([value, text]) => ({ value, words: text }));
}
