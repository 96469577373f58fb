/** Find, go to, do: one field over matters, files of this matter, screens and acts. Arrows move, Enter goes. */
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { nextPosition } from '../../parts/use-roving.ts';
import { useSession } from '../session.tsx';
import { paletteItems, type PaletteItem } from './palette-items.ts';

export function Palette(): ReactNode {
  const session = useSession();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const found = paletteItems(session, words);
  const close = (): void => {
    session.go({ to: 'overlay', overlay: null });
  };
  const choose = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    close();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.key.startsWith('Arrow') ? nextPosition(event.key, at, found.length) : null;
    if (event.key === 'Enter') choose(found[at]);
    else if (next !== null && !/Left|Right/u.test(event.key)) setAt(next);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Find, go to, or do" onClose={close}>
      <label className="field">
        <Icon name="search" />
        <span className="vh">Find, go to, or do</span>
        <input
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={found[at] === undefined ? undefined : `${list}-${at}`}
          value={words}
          placeholder="A file, a matter, a screen, or what to do"
          onChange={(event) => {
            setWords(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <Found id={list} items={found} at={at} onChoose={choose} />
      {found.length === 0 && <p className="q2 palette-none">Nothing by that name in this matter or on this machine.</p>}
    </Dialog>
  );
}

function Found(props: {
  id: string;
  items: readonly PaletteItem[];
  at: number;
  onChoose: (item: PaletteItem) => void;
}): ReactNode {
  const { id, items, at, onChoose } = props;
  return (
    <ul id={id} className="palette" role="listbox" aria-label="Found">
      {items.map((item, position) => (
        <li
          key={item.id}
          id={`${id}-${position}`}
          role="option"
          aria-selected={position === at}
          onClick={() => {
            onChoose(item);
          }}
        >
          <Icon name={item.icon} />
          <span className="grow cut">{item.title}</span>
          <span className="note">{item.kind}</span>
        </li>
      ))}
    </ul>
  );
}
