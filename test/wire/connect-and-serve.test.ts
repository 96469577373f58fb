import { expect, test } from 'vitest';
import { z } from 'zod';
import { CloisterError } from '../../electron/contract/failure.ts';
import type { Channel } from '../../electron/wire/channel.ts';
import { connect } from '../../electron/wire/connect.ts';
import { serve } from '../../electron/wire/serve.ts';
import { channelPair } from '../fakes/fake-children.ts';

const table = {
  double: { input: z.strictObject({ n: z.number() }), output: z.number() },
  wait: { input: z.strictObject({}), output: z.null() },
  count: { input: z.strictObject({ to: z.int() }), output: z.int() },
  refuse: { input: z.strictObject({}), output: z.null() },
  break: { input: z.strictObject({}), output: z.null() },
} as const;

function pair(): { client: ReturnType<typeof connect<typeof table>>; left: Channel; right: Channel } {
  const [left, right] = channelPair();
  serve(right, table, {
    double: async ({ n }) => n * 2,
    wait: (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new CloisterError('cancelled'));
        });
      }),
    count: async ({ to }, { emit }) => {
      for (let n = 1; n <= to; n += 1) emit(n);
      return to;
    },
    refuse: () => Promise.reject(new CloisterError('on-hold', { subject: 'm' })),
    break: () => Promise.reject(new TypeError('a bug')),
  });
  return { client: connect(left, table), left, right };
}

test('a request is answered by its method', async () => {
  await expect(pair().client.request('double', { n: 21 })).resolves.toBe(42);
});

test('parts of a result arrive in order before the reply', async () => {
  const parts: unknown[] = [];
  const whole = await pair().client.request('count', { to: 3 }, { onEvent: (part) => parts.push(part) });
  expect([parts, whole]).toEqual([[1, 2, 3], 3]);
});

test('a cancelled request ends as cancelled and the next one works', async () => {
  const { client } = pair();
  const stop = new AbortController();
  const waiting = client.request('wait', {}, { signal: stop.signal });
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await expect(client.request('double', { n: 1 })).resolves.toBe(2);
});

test('a refusal keeps its code and subject, a bug becomes internal', async () => {
  const { client } = pair();
  await expect(client.request('refuse', {})).rejects.toMatchObject({ code: 'on-hold', subject: 'm' });
  await expect(client.request('break', {})).rejects.toMatchObject({ code: 'internal' });
});

test('an input that does not fit its schema never reaches the handler', async () => {
  await expect(pair().client.request('double', { n: 'many' as never })).rejects.toMatchObject({ code: 'invalid' });
});

test('when the child is gone, what waits and what comes later fail as child-failed', async () => {
  const { client, right } = pair();
  const waiting = client.request('wait', {});
  right.kill();
  await expect(waiting).rejects.toMatchObject({ code: 'child-failed' });
  await expect(client.request('double', { n: 1 })).rejects.toMatchObject({ code: 'child-failed' });
});

test('messages that are not of the wire are ignored', async () => {
  const { client, left, right } = pair();
  left.send('noise');
  right.send({ t: 'reply', id: 999, value: 1 });
  await expect(client.request('double', { n: 2 })).resolves.toBe(4);
});
