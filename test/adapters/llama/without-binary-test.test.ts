import childProcess, { fork } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { withoutBinaryTest } from '../../../electron/adapters/llama/without-binary-test.ts';

const testFile = '/somewhere/node_modules/node-llama-cpp/dist/bindings/utils/testBindingBinary.js';

/** Plays node-llama-cpp's side of the test and notes what it hears. */
function askForked(): Promise<string[]> {
  return new Promise((resolve) => {
    const heard: string[] = [];
    const child = childProcess.fork(testFile);
    const next: Record<string, string> = { ready: 'start', loaded: 'test', done: 'exit' };
    child.on('message', ({ type }: { type: string }) => {
      heard.push(type);
      child.send({ type: next[type] });
    });
    child.on('exit', (code) => {
      resolve([...heard, `exit ${String(code)}`]);
    });
  });
}

afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort');
});

describe('the test of the binary', () => {
  test('is answered without a process where a process cannot be had', async () => {
    Object.assign(process, { parentPort: {} });
    expect(await withoutBinaryTest(askForked)).toEqual(['ready', 'loaded', 'done', 'exit 0']);
  });

  test('nothing else may be forked meanwhile', async () => {
    Object.assign(process, { parentPort: {} });
    await expect(withoutBinaryTest(async () => childProcess.fork('/tmp/other.js'))).rejects.toThrow('cannot fork');
  });

  test('fork is itself again afterwards, also when loading failed', async () => {
    Object.assign(process, { parentPort: {} });
    const before = childProcess.fork;
    await expect(withoutBinaryTest(() => Promise.reject(new Error('no binary')))).rejects.toThrow('no binary');
    expect(childProcess.fork).toBe(before);
    expect(fork).toBe(before);
  });

  test('on plain Node nothing is touched', async () => {
    const before = childProcess.fork;
    await withoutBinaryTest(async () => {
      expect(childProcess.fork).toBe(before);
    });
  });
});
