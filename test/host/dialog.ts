/** `dialog`: a test says beforehand what the person chooses, by replacing a function, as under Electron. */
import type { Dialog } from 'electron';
import { record } from './record.ts';
import { strict } from './strict.ts';

const unscripted = (name: string) => (): never => {
  throw new Error(`test host: the test did not say what dialog.${name} answers`);
};

export const dialog = strict<Dialog>('dialog', {
  showOpenDialog: unscripted('showOpenDialog'),
  showSaveDialog: unscripted('showSaveDialog'),
  showMessageBox: unscripted('showMessageBox'),
  showErrorBox: (title, content) => {
    record('dialog.showErrorBox', title, content);
  },
} satisfies Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>);
