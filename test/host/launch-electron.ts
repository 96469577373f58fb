/** Starts the application on real Electron by Playwright. */
import { _electron } from 'playwright-core';
import { dropFiles } from './drop-files.ts';
import type { LaunchOptions, Running } from './launch.ts';

export async function launchElectron(
  { root }: LaunchOptions,
  executablePath: string,
  userData: string,
): Promise<Running> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({ executablePath, args: [root, `--user-data-dir=${userData}`, ...asRoot] });
  const parts: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (part: Buffer) => parts.push(part.toString()));
  return {
    shell: 'electron',
    userData,
    output: () => parts.join(''),
    evaluate: (run, value) => app.evaluate(run as never, value as never),
    firstWindow: () => app.firstWindow(),
    windows: () => app.windows(),
    drop: dropFiles,
    close: () => app.close(),
  };
}
