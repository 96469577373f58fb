/** `Menu`: the template as data, with items that can be clicked. */
import type { Menu as ElectronMenu, MenuItemConstructorOptions } from 'electron';
import { strict } from './strict.ts';

interface Item {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly submenu?: readonly Item[];
  readonly click: () => void;
}

const current: { menu: ElectronMenu | null } = { menu: null };

export const Menu = strict<typeof ElectronMenu>('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => asMenu(template.map(asItem)),
  setApplicationMenu: (menu: ElectronMenu | null) => {
    current.menu = menu;
  },
  getApplicationMenu: () => current.menu,
});

function asMenu(items: readonly Item[]): ElectronMenu {
  const find = (list: readonly Item[], id: string): Item | null =>
    list.map((item) => (item.id === id ? item : find(item.submenu ?? [], id))).find((item) => item !== null) ?? null;
  return strict<ElectronMenu>('menu', { items, getMenuItemById: (id: string) => find(items, id) });
}

function asItem(options: MenuItemConstructorOptions): Item {
  const { id, label, role, accelerator, submenu, click } = options;
  return {
    ...(id === undefined ? {} : { id }),
    ...(label === undefined ? {} : { label }),
    ...(role === undefined ? {} : { role }),
    ...(accelerator === undefined ? {} : { accelerator }),
    ...(Array.isArray(submenu) ? { submenu: submenu.map(asItem) } : {}),
    click: () => {
      (click as (() => void) | undefined)?.();
    },
  };
}
