/** One listener for the whole window: what works everywhere, then the keys of the screen. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { meaningOf, type KeyMeaning, type Press } from '../key-press.ts';
import { screenOfLetter } from '../navigation.ts';
import type { Session } from '../session.tsx';
import { focusNextPane } from './panes.ts';
import { useRegistry } from './screen-keys.tsx';

export function useKeyboard(session: Session): void {
  const { press } = useRegistry();
  const going = useRef(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'F6') {
      event.preventDefault();
      focusNextPane(event.shiftKey ? -1 : 1);
      return;
    }
    // An open dialog has its own keys; only those with Ctrl reach through it.
    if (document.querySelector('dialog[open]') !== null && !event.ctrlKey && !event.metaKey) return;
    const singleKeys = session.settings?.singleKeys ?? true;
    const meaning = meaningOf(pressOf(event), { singleKeys, going: going.current });
    going.current = meaning.kind === 'going';
    if (follow(meaning, session, press)) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented) onKey(event);
    };
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', listener);
    };
  }, []);
}

/** True when the key did something. */
function follow(meaning: KeyMeaning, { go, lock }: Session, press: (key: string) => boolean): boolean {
  switch (meaning.kind) {
    case 'find':
    case 'keys':
      go({ to: 'overlay', overlay: meaning.kind });
      return true;
    case 'lock':
      lock();
      return true;
    case 'go': {
      const screen = screenOfLetter(meaning.letter);
      if (screen !== null) go({ to: 'screen', screen });
      return screen !== null;
    }
    case 'screen':
      return press(meaning.key);
    case 'going':
    case 'nothing':
      return false;
  }
}

const typing = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';
const controls = 'button, a, summary, input, [role=option]';

function pressOf(event: KeyboardEvent): Press {
  const target = event.target instanceof Element ? event.target : null;
  const inside = (selector: string): boolean => target !== null && target.closest(selector) !== null;
  return {
    key: event.key,
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    typing: inside(typing),
    onControl: inside(controls),
  };
}
