/** The main process: one window, the door to it, and the children. It parses no document, loads no model and holds no feature. */
import { app, powerMonitor, protocol, session, type BrowserWindow } from 'electron';
import { channelNames } from './contract/names.ts';
import type { EngineInit } from './contract/relay.ts';
import { listPageFiles, pageScheme, servePage } from './shell/app-pages.ts';
import { setApplicationMenu } from './shell/application-menu.ts';
import { shellChildren, type ShellChildren } from './shell/children.ts';
import { dialogCalls } from './shell/dialogs.ts';
import { openDoor } from './shell/door.ts';
import { closeNetwork, sealSession } from './shell/egress.ts';
import { hostEngine, type EngineHost } from './shell/engine-host.ts';
import { findFolders } from './shell/folders.ts';
import { guardContents } from './shell/guard-contents.ts';
import { openMainWindow } from './shell/main-window.ts';
import { answerPage } from './shell/page-calls.ts';
import { pageEvents } from './shell/page-events.ts';
import { rateLimit } from './shell/rate-limit.ts';

const developer = !app.isPackaged;
const folders = findFolders(app, import.meta.dirname);

/** What there is one of. The window is null before it is made and after it is closed. */
interface Stage {
  window: BrowserWindow | null;
  readonly children: ShellChildren;
}

if (app.requestSingleInstanceLock()) begin({ window: null, children: shellChildren(folders.door, Date.now) });
else app.quit();

/** Everything that must stand before Chromium is ready. */
function begin(stage: Stage): void {
  app.enableSandbox();
  closeNetwork(app);
  guardContents(app);
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  app.on('second-instance', () => {
    if (stage.window?.isMinimized() === true) stage.window.restore();
    stage.window?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app
    .whenReady()
    .then(() => open(stage))
    .catch((error: unknown) => {
      console.error(error);
      stage.children.killAll();
      app.exit(1);
    });
}

async function open(stage: Stage): Promise<void> {
  sealSession(session.defaultSession, { developer });
  const pages = listPageFiles(folders.pages);
  protocol.handle(pageScheme, (request) => servePage(pages, request));
  const engine = hostEngine({ children: stage.children, init: engineInit(), emit: pageEvents(sendTo(stage)) });
  const limit = rateLimit(300, 100, Date.now);
  const shell = dialogCalls(() => stage.window, engine.tell);
  const door = openDoor({ limit, engine: engine.call, shell });
  answerPage({ door, limit, page: () => stage.window?.webContents ?? null, tell: engine.tell });
  lockWhenAway(engine);
  endInOrder(engine, stage);
  await openMainWindow({
    preload: folders.preload,
    developer,
    onMade: (window) => {
      stage.window = window;
      window.on('closed', () => {
        stage.window = null;
      });
    },
  });
}

function engineInit(): EngineInit {
  return { folders: folders.engine, version: app.getVersion(), build: `electron ${process.versions.electron}` };
}

function sendTo(stage: Stage): (name: string, payload: unknown, seq: number) => void {
  return (name, payload, seq) => stage.window?.webContents.send(channelNames.event, name, payload, seq);
}

/** By menu, and by itself when the person leaves: screen lock or sleep. */
function lockWhenAway(engine: EngineHost): void {
  const lock = (): void => {
    // Refused when nothing is open; there is nobody to tell.
    engine.call('vault.lock', {}).catch(() => undefined);
  };
  setApplicationMenu({ lock, developer, mac: process.platform === 'darwin' });
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
}

/** The engine closes vault and log before the processes end. */
function endInOrder(engine: EngineHost, { children }: Stage): void {
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void engine.stop().finally(() => {
      ended = true;
      children.killAll();
      app.quit();
    });
  });
}
