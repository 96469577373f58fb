/** The menu: what the system expects, and locking. */
import { Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuNeeds {
  readonly lock: () => void;
  readonly developer: boolean;
  readonly mac: boolean;
}

/** Builds the menu and puts it in place. */
export function setApplicationMenu(needs: MenuNeeds): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(needs)));
}

/** The menu as data. No entry opens anything outside the application. */
export function menuTemplate({ lock, developer, mac }: MenuNeeds): MenuItemConstructorOptions[] {
  const developerItems: MenuItemConstructorOptions[] = developer
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : [];
  return [
    {
      label: 'Cloister',
      submenu: [
        { id: 'lock', label: 'Lock', accelerator: 'CmdOrCtrl+L', click: lock },
        { type: 'separator' },
        ...(mac ? macItems : []),
        { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...developerItems,
      ],
    },
    { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
  ];
}

const macItems: MenuItemConstructorOptions[] = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }];
