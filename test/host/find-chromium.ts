/** Finds an installed Chromium or Chrome; where the system lets us, installs one. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const onLinux = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder === undefined ? [] : [path.join(folder, 'Google/Chrome/Application/chrome.exe')],
  ),
};

/** Path of the browser. Throws one sentence that says what to do. */
export function findChromium(): string {
  const found = installed();
  if (found !== null) return found;
  if (canInstall()) {
    console.error('No Chromium here: installing it with apt-get.');
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
  }
  const after = installed();
  if (after !== null) return after;
  throw new Error('The window tests need Chromium or Chrome: install one, or name its program in CLOISTER_CHROMIUM.');
}

function installed(): string | null {
  const named = process.env.CLOISTER_CHROMIUM;
  const inPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => onLinux.map((name) => path.join(folder, name)));
  const candidates = [...(named === undefined ? [] : [named]), ...(elsewhere[process.platform] ?? inPath)];
  return candidates.find((file) => existsSync(file)) ?? null;
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
