// Calls `cloister … --json` and gives back its objects. The passphrase is made anew for each demo and never leaves this process and its child.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { node24, root } from '../run.mjs';

export function commandLine(home) {
  const passphrase = randomBytes(18).toString('base64url');
  let peak = 0;
  const call = async (command, args, { failuresAllowed = false } = {}) => {
    const { code, text } = await start(
      home,
      passphrase,
      [command, ...args],
      (megabytes) => (peak = Math.max(peak, megabytes)),
    );
    const objects = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    if (code !== 0 && !(failuresAllowed && objects.length > 0)) {
      console.error(`\u2717 cloister ${command} ended with code ${code}.`);
      process.exit(1);
    }
    return objects;
  };
  call.peakMegabytes = () => peak;
  return call;
}

function start(home, passphrase, args, onMemory) {
  return new Promise((resolve, reject) => {
    const child = spawn(node24, [path.join(root, 'electron', 'cli.ts'), '--home', home, '--json', ...args], {
      cwd: root,
      env: { ...process.env, CLOISTER_PASSPHRASE: passphrase },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const watch = watchMemory(child.pid, onMemory);
    let text = '';
    child.stdout.on('data', (part) => (text += part));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, text });
    });
  });
}

/** Largest resident size among the process and its children, where the system shows it (Linux). */
function watchMemory(pid, onMemory) {
  return setInterval(async () => {
    const { readdir, readFile } = await import('node:fs/promises');
    const all = await readdir('/proc').catch(() => []);
    for (const one of all.filter((name) => /^\d+$/u.test(name))) {
      const status = await readFile(`/proc/${one}/status`, 'utf8').catch(() => '');
      if (Number(one) !== pid && !status.includes(`\nPPid:\t${pid}\n`)) continue;
      const peak = /^VmHWM:\s+(\d+) kB/mu.exec(status);
      if (peak !== null) onMemory(Math.round(Number(peak[1]) / 1024));
    }
  }, 500);
}
