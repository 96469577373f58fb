import { describe, expect, test } from 'vitest';
import { calls } from '../../electron/contract/calls.ts';
import { events } from '../../electron/contract/events.ts';
import { callNames, channelNames, eventNames } from '../../electron/contract/names.ts';

describe('the reviewed list of channels', () => {
  test('is the call table', () => {
    expect([...callNames].sort()).toEqual(Object.keys(calls).sort());
  });

  test('is the list of events', () => {
    expect([...eventNames].sort()).toEqual(Object.keys(events).sort());
  });

  test('has each name once, and three channels carry them all', () => {
    expect(new Set(callNames).size).toBe(callNames.length);
    expect(Object.values(channelNames)).toEqual(['cloister:call', 'cloister:dropped', 'cloister:event']);
  });

  test('says which calls main answers itself; a new one needs a review', () => {
    const shell = Object.entries(calls).flatMap(([name, call]) => (call.to === 'shell' ? [name] : []));
    expect(shell).toEqual(['library.pick', 'audit.pick-export', 'audit.pick-anchor']);
  });
});
