/** What `import … from 'electron'` finds under the host. A name that is missing here is an error when the bundle is linked. */
import { startControl } from './control.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { nativeTheme, powerMonitor } from './system.ts';
import { utilityProcess } from './utility-process.ts';

export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, powerMonitor, protocol, session, utilityProcess };

startControl({
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
});
