/** What the palette offers for some words. Files of other matters never appear: the wall holds here too. */
import { valueOr } from '../../bridge/use-loaded.ts';
import type { IconName } from '../../theme/icons.ts';
import { screens, screenTitles } from '../navigation.ts';
import type { Session } from '../session.tsx';

export interface PaletteItem {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly icon: IconName;
  readonly run: () => void;
}

const most = 12;

export function paletteItems(session: Session, words: string): readonly PaletteItem[] {
  const all = [...goItems(session), ...doItems(session), ...documentItems(session), ...matterItems(session)];
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  const matches = (item: PaletteItem): boolean => wanted.every((word) => item.title.toLowerCase().includes(word));
  return all.filter(matches).slice(0, most);
}

function goItems({ go }: Session): readonly PaletteItem[] {
  return screens.map((screen) => ({
    id: `go-${screen}`,
    title: screenTitles[screen],
    kind: 'go to',
    icon: 'arrow-right',
    run: () => {
      go({ to: 'screen', screen });
    },
  }));
}

function doItems({ lock, go }: Session): readonly PaletteItem[] {
  return [
    { id: 'do-lock', title: 'Lock', kind: 'do', icon: 'lock', run: lock },
    {
      id: 'do-keys',
      title: 'Show all keys',
      kind: 'do',
      icon: 'keyboard',
      run: () => {
        go({ to: 'overlay', overlay: 'keys' });
      },
    },
  ];
}

function documentItems({ documents, go }: Session): readonly PaletteItem[] {
  return valueOr(documents.loaded, []).map((document) => ({
    id: document.id,
    title: document.name,
    kind: 'file in this matter',
    icon: 'file-text',
    run: () => {
      go({ to: 'document', document: document.id });
    },
  }));
}

function matterItems({ matters, go }: Session): readonly PaletteItem[] {
  return valueOr(matters.loaded, []).map((matter) => ({
    id: matter.id,
    title: matter.name,
    kind: 'matter',
    icon: 'folder-open',
    run: () => {
      go({ to: 'matter', matter: matter.id });
      go({ to: 'screen', screen: 'library' });
    },
  }));
}
