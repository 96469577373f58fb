/** What the ask screen shows now, and the keys that move through it. */
import { useState, type RefObject } from 'react';
import type { Answer, Evidence } from '../../bridge/types.ts';
import { valueOr } from '../../bridge/use-loaded.ts';
import { useScreenKeys, type ScreenKey } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import { numberedSources, type NumberedSource } from './sources.ts';
import type { Questions } from './use-questions.ts';

export interface AskView {
  readonly answer: Answer | null;
  readonly sources: readonly NumberedSource[];
  /** The number of the source that is picked. */
  readonly current: number;
  readonly pick: (number: number) => void;
  readonly open: (evidence: Evidence) => void;
}

export function useAskView(questions: Questions, field: RefObject<HTMLInputElement | null>): AskView {
  const { go } = useSession();
  const answer = answerShown(questions);
  const sources = sourcesShown(questions, answer);
  const shown = answer?.id ?? questions.showing.kind;
  const [picked, setPicked] = useState<{ of: string; number: number }>({ of: '', number: 1 });
  const current = picked.of === shown ? picked.number : 1;
  const pick = (number: number): void => {
    setPicked({ of: shown, number });
  };
  const open = (evidence: Evidence): void => {
    go({ to: 'document', document: evidence.document, place: evidence });
  };
  useAskKeys(questions, field, { answer, sources, current, pick, open });
  return { answer, sources, current, pick, open };
}

function answerShown({ showing, past }: Questions): Answer | null {
  if (showing.kind !== 'answer') return null;
  return valueOr(past.loaded, []).find((one) => one.id === showing.id) ?? null;
}

function sourcesShown({ showing, live }: Questions, answer: Answer | null): readonly NumberedSource[] {
  const sentences = showing.kind === 'live' ? live?.sentences : answer?.sentences;
  return numberedSources(sentences ?? [], answer?.nearest);
}

function useAskKeys(questions: Questions, field: RefObject<HTMLInputElement | null>, view: AskView): void {
  const { showing, live } = questions;
  const { sources, current, pick, open } = view;
  const move = (step: number): void => {
    pick(Math.min(Math.max(current + step, 1), Math.max(sources.length, 1)));
  };
  const stop: readonly ScreenKey[] =
    (live?.job ?? null) === null ? [] : [{ key: 'Escape', cap: 'Esc', does: 'stop', run: questions.stop }];
  useScreenKeys('ask', [
    { key: '/', does: 'new question', run: () => field.current?.focus() },
    {
      key: 'j',
      does: 'next, previous source',
      run: () => {
        move(1);
      },
    },
    {
      key: 'k',
      does: null,
      run: () => {
        move(-1);
      },
    },
    ...sources.slice(0, 9).map(({ number, evidence }) => ({
      key: String(number),
      does: number === 1 ? 'pick, then open a source' : null,
      run: () => {
        if (number === current) open(evidence);
        else pick(number);
      },
    })),
    {
      key: 'Enter',
      does: 'open on its page',
      run: () => {
        const source = sources.find((one) => one.number === current);
        if (source !== undefined) open(source.evidence);
      },
    },
    {
      key: 'm',
      does: 'every mention',
      run: () => {
        questions.show({ kind: 'mentions', text: showing.kind === 'mentions' ? showing.text : '' });
      },
    },
    ...stop,
  ]);
}
