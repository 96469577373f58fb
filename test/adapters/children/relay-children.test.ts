import { describe, expect, test } from 'vitest';
import { relayChildren } from '../../../electron/adapters/children/relay-children.ts';
import type { FromEngine } from '../../../electron/contract/relay.ts';
import type { Channel } from '../../../electron/wire/channel.ts';
import { channelPair } from '../../fakes/fake-children.ts';

/** Plays main: opens what is asked for, echoes messages with the session's name, refuses `ledger`. */
function withMain() {
  const [main, engine] = channelPair();
  const names = new Map<number, string>();
  main.onMessage((raw) => {
    const message = raw as FromEngine;
    if (message.t === 'relay-open') {
      names.set(message.session, message.name);
      if (message.name === 'ledger') main.send({ t: 'relay-closed', session: message.session, reason: 'budget spent' });
      else main.send({ t: 'relay-opened', session: message.session });
    }
    if (message.t === 'relay-message')
      main.send({
        t: 'relay-message',
        session: message.session,
        message: { from: names.get(message.session), got: message.message },
      });
    if (message.t === 'relay-close')
      main.send({ t: 'relay-closed', session: message.session, reason: 'signal SIGKILL' });
  });
  return { children: relayChildren(engine), main };
}

const next = (channel: Channel): Promise<unknown> =>
  new Promise((resolve) => {
    channel.onMessage(resolve);
  });
const closed = (channel: Channel): Promise<string> =>
  new Promise((resolve) => {
    channel.onClose(resolve);
  });

describe('children through main', () => {
  test('two children at once keep their messages apart, and bytes survive', async () => {
    const { children } = withMain();
    const [infer, parse] = await Promise.all([children.open('infer'), children.open('parse')]);
    const [one, two] = [next(infer), next(parse)];
    infer.send({ a: 1 });
    parse.send(new Uint8Array([1, 2]));
    expect(await one).toEqual({ from: 'infer', got: { a: 1 } });
    expect(await two).toEqual({ from: 'parse', got: new Uint8Array([1, 2]) });
  });

  test('a child that main cannot start is child-failed with the reason', async () => {
    const { children } = withMain();
    await expect(children.open('ledger')).rejects.toMatchObject({
      code: 'child-failed',
      subject: 'ledger: budget spent',
    });
  });

  test('the engine cannot ask for another engine', async () => {
    await expect(withMain().children.open('engine')).rejects.toMatchObject({ code: 'child-failed' });
  });

  test('a killed child tells who listens now and who listens later', async () => {
    const { children } = withMain();
    const infer = await children.open('infer');
    infer.kill();
    expect(await closed(infer)).toBe('signal SIGKILL');
    expect(await closed(infer)).toBe('signal SIGKILL');
    infer.send('nothing happens');
  });

  test('closing all waits until main says that each is gone', async () => {
    const { children } = withMain();
    const open = [await children.open('infer'), await children.open('parse')];
    await children.close();
    expect(await Promise.all(open.map(closed))).toEqual(['signal SIGKILL', 'signal SIGKILL']);
  });

  test('when main is gone, every child counts as gone', async () => {
    const { children, main } = withMain();
    const infer = await children.open('infer');
    main.kill();
    expect(await closed(infer)).toBe('signal SIGKILL');
  });
});
