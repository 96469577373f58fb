import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CloisterError } from '../../electron/contract/failure.ts';
import { openDoor, type DoorNeeds } from '../../electron/shell/door.ts';

const missing = { state: 'missing', user: null };
const needs = (changes: Partial<DoorNeeds> = {}): DoorNeeds => ({
  limit: { take: () => true },
  engine: async () => missing,
  shell: {
    'library.pick': async () => {
      throw new CloisterError('cancelled');
    },
    'audit.pick-export': async () => {
      throw new CloisterError('cancelled');
    },
    'audit.pick-anchor': async () => {
      throw new CloisterError('cancelled');
    },
  },
  ...changes,
});

describe('the door', () => {
  test('asks the engine only after sender, rate, name, size and shape are right', async () => {
    const asked: string[] = [];
    const engine = async (name: string) => {
      asked.push(name);
      return missing;
    };
    const door = openDoor(needs({ engine }));
    const slow = openDoor(needs({ engine, limit: { take: () => false } }));
    expect(await door(false, 'vault.state', {})).toMatchObject({ failure: { code: 'not-allowed', subject: 'sender' } });
    expect(await slow(true, 'vault.state', {})).toMatchObject({ failure: { code: 'not-allowed', subject: 'rate' } });
    expect(await door(true, 'nothing', {})).toMatchObject({ failure: { code: 'invalid', subject: 'call' } });
    expect(await door(true, 'vault.state', { a: 'x'.repeat(1 << 20) })).toMatchObject({ failure: { subject: 'size' } });
    expect(await door(true, 'vault.state', { a: 1 })).toMatchObject({ failure: { code: 'invalid' } });
    expect(asked).toEqual([]);
    expect(await door(true, 'vault.state', {})).toEqual({ ok: true, value: missing });
    expect(asked).toEqual(['vault.state']);
  });

  test('never throws, whatever comes', async () => {
    const door = openDoor(needs());
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.anything(), fc.anything(), async (trusted, name, input) => {
        const result = await door(trusted, name, input);
        expect(result.ok).toBe(false);
      }),
    );
  });

  test('answers calls of the shell itself', async () => {
    const result = await openDoor(needs())(true, 'library.pick', { what: 'files' });
    expect(result).toEqual({ ok: false, failure: { code: 'cancelled' } });
  });

  test('an answer that does not fit its shape stays behind', async () => {
    const door = openDoor(needs({ engine: async () => ({ ...missing, key: 'secret' }) }));
    expect(await door(true, 'vault.state', {})).toMatchObject({ ok: false, failure: { code: 'internal' } });
  });

  test('a refusal names the fields, not their values', async () => {
    const result = await openDoor(needs())(true, 'vault.unlock', { passphrase: ['hunter2'] });
    expect(JSON.stringify(result)).toContain('passphrase');
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });
});
