import { describe, expect, it } from 'vitest';
import { meaningOf, type Press } from '../../renderer/screens/key-press.ts';
import { navigate, screenLetters, screenOfLetter, screens, start } from '../../renderer/screens/navigation.ts';
import { jobsAfter, noJobs } from '../../renderer/screens/jobs-state.ts';
import { keyRows } from '../../renderer/screens/frame/key-rows.ts';
import { sigil } from '../../renderer/screens/frame/sigil.ts';
import { nextPosition } from '../../renderer/parts/use-roving.ts';
import { documentId, jobId, matterId } from '../fakes/fake-window/fake-ids.ts';

const press = (key: string, part: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  alt: false,
  typing: false,
  onControl: false,
  ...part,
});
const usual = { singleKeys: true, going: false };

describe('navigation', () => {
  it('another matter leaves the document of the first', () => {
    const inside = navigate(navigate(start, { to: 'matter', matter: matterId(1) }), {
      to: 'document',
      document: documentId(1),
    });
    expect(navigate(inside, { to: 'matter', matter: matterId(2) })).toMatchObject({
      matter: matterId(2),
      document: null,
      place: null,
    });
    expect(navigate(inside, { to: 'matter', matter: matterId(1) }).document).toBe(documentId(1));
  });
  it('every arrival at a document counts, so that the same place can be shown again', () => {
    const once = navigate(start, { to: 'document', document: documentId(1) });
    expect(navigate(once, { to: 'document', document: documentId(1) }).visit).toBe(once.visit + 1);
  });
  it('a step closes what lies over the window', () => {
    const open = navigate(start, { to: 'overlay', overlay: 'find' });
    expect(navigate(open, { to: 'screen', screen: 'ask' })).toMatchObject({ screen: 'ask', overlay: null });
  });
  it('one letter goes to one screen', () => {
    expect(new Set(Object.values(screenLetters)).size).toBe(screens.length);
    for (const screen of screens) expect(screenOfLetter(screenLetters[screen])).toBe(screen);
    expect(screenOfLetter('z')).toBeNull();
  });
});

describe('keys', () => {
  it('G waits for a letter', () => {
    expect(meaningOf(press('g'), usual)).toEqual({ kind: 'going' });
    expect(meaningOf(press('L'), { ...usual, going: true })).toEqual({ kind: 'go', letter: 'l' });
  });
  it('single letters do nothing in a text field or when they are switched off', () => {
    expect(meaningOf(press('a', { typing: true }), usual)).toEqual({ kind: 'nothing' });
    expect(meaningOf(press('a'), { ...usual, singleKeys: false })).toEqual({ kind: 'nothing' });
    expect(meaningOf(press('Enter'), { ...usual, singleKeys: false })).toEqual({ kind: 'screen', key: 'Enter' });
  });
  it('find and lock work everywhere', () => {
    expect(meaningOf(press('k', { ctrl: true, typing: true }), usual)).toEqual({ kind: 'find' });
    expect(meaningOf(press('L', { ctrl: true }), usual)).toEqual({ kind: 'lock' });
  });
  it('Enter belongs to the button that has the focus', () => {
    expect(meaningOf(press('Enter', { onControl: true }), usual)).toEqual({ kind: 'nothing' });
    expect(meaningOf(press('a', { onControl: true }), usual)).toEqual({ kind: 'screen', key: 'a' });
  });
  it('arrows stay inside a list', () => {
    expect(nextPosition('ArrowDown', 2, 3)).toBe(2);
    expect(nextPosition('ArrowUp', 0, 3)).toBe(0);
    expect(nextPosition('End', 0, 3)).toBe(2);
    expect(nextPosition('a', 0, 3)).toBeNull();
    expect(nextPosition('ArrowDown', 0, 0)).toBeNull();
  });
  it('keys of one meaning stand together', () => {
    expect(
      keyRows([
        { key: 'j', does: 'next, previous' },
        { key: 'k', does: null },
        { key: 'Escape', cap: 'Esc', does: 'stop' },
      ]),
    ).toEqual([
      { caps: ['J', 'K'], does: 'next, previous' },
      { caps: ['Esc'], does: 'stop' },
    ]);
  });
});

describe('work in progress', () => {
  const progress = {
    job: jobId(1),
    matter: matterId(1),
    kind: 'import',
    step: 'reading',
    subject: 'a.pdf',
    done: 1,
    total: 2,
    secondsLeft: null,
  } as const;
  const done = { job: jobId(1), outcome: 'done', failure: null, counts: { imported: 2 } } as const;
  it('an import that ended is kept for its matter until it is put away', () => {
    const running = jobsAfter(noJobs, { kind: 'progress', progress });
    const ended = jobsAfter(running, { kind: 'done', done });
    expect(ended).toEqual({ running: [], finished: [{ matter: matterId(1), done }] });
    expect(jobsAfter(ended, { kind: 'put-away', job: jobId(1) })).toEqual(noJobs);
  });
  it('an answer that ended leaves nothing behind', () => {
    const asking = jobsAfter(noJobs, { kind: 'progress', progress: { ...progress, kind: 'ask' } });
    expect(jobsAfter(asking, { kind: 'done', done })).toEqual(noJobs);
  });
});

describe('sigils', () => {
  it.each([
    ['Distribution and alliance agreements', 'DA'],
    ['White, B. (58)', 'WB'],
    ['Okoye', 'OK'],
    ['the of and', '?'],
  ])('%s is %s', (name, letters) => {
    expect(sigil(name)).toBe(letters);
  });
});
