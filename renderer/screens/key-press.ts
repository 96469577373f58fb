/** What a key press means. Pure: single letters work only outside text fields, and can be switched off; G waits for a letter. */

export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly typing: boolean;
  /** A button, link or field has the focus: Enter and Space belong to it. */
  readonly onControl: boolean;
}

export interface KeyState {
  readonly singleKeys: boolean;
  /** G was pressed and its letter is awaited. */
  readonly going: boolean;
}

export type KeyMeaning =
  | { readonly kind: 'find' | 'lock' | 'keys' | 'going' | 'nothing' }
  | { readonly kind: 'go'; readonly letter: string }
  | { readonly kind: 'screen'; readonly key: string };

const nothing: KeyMeaning = { kind: 'nothing' };

export function meaningOf(press: Press, state: KeyState): KeyMeaning {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.alt) return nothing;
  if (press.ctrl) return withControl(key);
  if (key === 'Escape') return { kind: 'screen', key };
  if (press.typing || belongsToControl(key, press)) return nothing;
  if (key.length > 1) return { kind: 'screen', key };
  return state.singleKeys ? withLetter(key, state.going) : nothing;
}

function belongsToControl(key: string, { onControl }: Press): boolean {
  return onControl && (key === 'Enter' || key === ' ');
}

function withLetter(key: string, going: boolean): KeyMeaning {
  if (going) return { kind: 'go', letter: key };
  if (key === '?') return { kind: 'keys' };
  return key === 'g' ? { kind: 'going' } : { kind: 'screen', key };
}

function withControl(key: string): KeyMeaning {
  if (key === 'k') return { kind: 'find' };
  if (key === 'l') return { kind: 'lock' };
  return nothing;
}
