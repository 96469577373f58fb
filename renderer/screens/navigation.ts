/** Where a person is: which screen, which matter, which document, which place in it. A pure reducer; there is no router. */
import type { DocumentId, Evidence, MatterId } from '../bridge/types.ts';

export const screens = ['library', 'document', 'ask', 'policies', 'audit', 'models', 'dashboard', 'settings'] as const;
export type Screen = (typeof screens)[number];

/** The letter after G that goes to each screen. One letter, one meaning. */
export const screenLetters: Readonly<Record<Screen, string>> = {
  library: 'l',
  document: 'd',
  ask: 'a',
  policies: 'p',
  audit: 'u',
  models: 'm',
  dashboard: 'b',
  settings: 's',
};

export const screenTitles: Readonly<Record<Screen, string>> = {
  library: 'Library',
  document: 'Document',
  ask: 'Ask',
  policies: 'Policies',
  audit: 'Audit',
  models: 'Models',
  dashboard: 'Dashboard',
  settings: 'Settings',
};

/** Screens that span matters: they show the workstation and never a matter's tab. */
export const workstationScreens: ReadonlySet<Screen> = new Set(['audit', 'models', 'dashboard', 'settings']);

export type Overlay = 'keys' | 'find' | null;

export interface Navigation {
  readonly screen: Screen;
  readonly matter: MatterId | null;
  readonly document: DocumentId | null;
  /** The quote to show in the document, from an answer or a mention. */
  readonly place: Evidence | null;
  /** Counts up with every arrival at a place, so that the same place can be shown again. */
  readonly visit: number;
  readonly overlay: Overlay;
}

export type Step =
  | { readonly to: 'screen'; readonly screen: Screen }
  | { readonly to: 'matter'; readonly matter: MatterId }
  | { readonly to: 'document'; readonly document: DocumentId; readonly place?: Evidence }
  | { readonly to: 'overlay'; readonly overlay: Overlay };

export const start: Navigation = {
  screen: 'library',
  matter: null,
  document: null,
  place: null,
  visit: 0,
  overlay: null,
};

/** Choosing another matter leaves the document: nothing of one matter stays in view in another. */
export function navigate(now: Navigation, step: Step): Navigation {
  switch (step.to) {
    case 'screen':
      return { ...now, screen: step.screen, overlay: null };
    case 'matter':
      if (step.matter === now.matter) return { ...now, overlay: null };
      return { ...now, matter: step.matter, document: null, place: null, overlay: null };
    case 'document':
      return {
        ...now,
        screen: 'document',
        document: step.document,
        place: step.place ?? null,
        visit: now.visit + 1,
        overlay: null,
      };
    case 'overlay':
      return { ...now, overlay: step.overlay };
  }
}

/** The screen that G and then this letter goes to, or null. */
export function screenOfLetter(letter: string): Screen | null {
  return screens.find((screen) => screenLetters[screen] === letter.toLowerCase()) ?? null;
}
