/** The calls that main answers itself: a person chooses files or a folder. */
import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { Calls } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import type { Pick } from '../contract/relay.ts';
import { makePick } from './picks.ts';

const files: OpenDialogOptions = {
  title: 'Import documents',
  buttonLabel: 'Import',
  properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
};
const folder: OpenDialogOptions = {
  title: 'Import a folder',
  buttonLabel: 'Import',
  properties: ['openDirectory', 'dontAddToRecent'],
};
const target: OpenDialogOptions = {
  title: 'Choose where the audit export goes',
  buttonLabel: 'Export here',
  properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
};

const anchorTarget: OpenDialogOptions = {
  title: 'Choose where the head of the log goes',
  buttonLabel: 'Write here',
  properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
};
const anchorFiles: OpenDialogOptions = {
  title: 'Choose the files that came back',
  buttonLabel: 'Take in',
  properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
};

/** `window` may be null for a moment at start and end; a dialog then stands alone. Fails with `cancelled`. */
export function dialogCalls(
  window: () => BrowserWindow | null,
  tell: (pick: Pick) => void,
): Handlers<CallsTo<'shell', Calls>> {
  return {
    'library.pick': async ({ what }) =>
      makePick(tell, 'import', await choose(window(), what === 'files' ? files : folder)),
    'audit.pick-export': async () => {
      const { token, names } = makePick(tell, 'export', await choose(window(), target));
      return { token, name: names[0] ?? '' };
    },
    'audit.pick-anchor': async ({ what }) =>
      what === 'folder'
        ? makePick(tell, 'export', await choose(window(), anchorTarget))
        : makePick(tell, 'import', await choose(window(), anchorFiles)),
  };
}

async function choose(window: BrowserWindow | null, options: OpenDialogOptions): Promise<readonly string[]> {
  const answer = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  if (answer.canceled || answer.filePaths.length === 0) throw new CloisterError('cancelled');
  return answer.filePaths;
}
