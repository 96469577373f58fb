/** One listener for the whole window: what works everywhere, then the keys of the screen. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { meaningOf, type Press } from '../key-press.ts';
import { screenOfLetter } from '../navigation.ts';
import type { Session } from '../session.tsx';
import { focusNextPane } from './panes.ts';
import { useRegistry } from './screen-keys.tsx';

export function useKeyboard({ at, go, lock, settings }: Session): void {
  const { press } = useRegistry();
  const going = useRef(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'F6') {
      event.preventDefault();
      focusNextPane(event.shiftKey ? -1 : 1);
      return;
    }
    // An open dialog has its own keys; only Ctrl K and Ctrl L reach through it.
    if (at.overlay !== null && !event.ctrlKey && !event.metaKey) return;
    if (document.querySelector('dialog[open]') !== null && !event.ctrlKey && !event.metaKey) return;
    const state = { singleKeys: settings?.singleKeys ?? true, going: going.current };
    const meaning = meaningOf(pressOf(event), state);
    going.current = meaning.kind === 'going';
    const done = ((): boolean => {
      switch (meaning.kind) {
        case 'find':
          go({ to: 'overlay', overlay: 'find' });
          return true;
        case 'lock':
          lock();
          return true;
        case 'keys':
          go({ to: 'overlay', overlay: 'keys' });
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
    })();
    if (done) event.preventDefault();
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

function pressOf(event: KeyboardEvent): Press {
  const target = event.target instanceof Element ? event.target : null;
  return {
    key: event.key,
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    typing: target?.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') != null,
    onControl: target?.closest('button, a, summary, input, [role=option]') != null,
  };
}
