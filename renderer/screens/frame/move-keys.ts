/** J and K: the next and the previous one, whatever the list holds. */
import type { ScreenKey } from './screen-keys.tsx';

export function moveKeys(does: string, move: (step: 1 | -1) => void): readonly ScreenKey[] {
  return [
    {
      key: 'j',
      does,
      run: () => {
        move(1);
      },
    },
    {
      key: 'k',
      does: null,
      run: () => {
        move(-1);
      },
    },
  ];
}
