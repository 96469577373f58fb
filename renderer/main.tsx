/** Entry of the window. `window.cloister` is the only way out of the page; the preload puts it there. */
import { createRoot } from 'react-dom/client';
import type { Bridge } from './bridge/types.ts';
import { Window } from './screens/window.tsx';
import './theme/theme.ts';

declare global {
  interface Window {
    readonly cloister: Bridge;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('no root element');
// Files dropped beside the drop area must not replace the page.
for (const kind of ['dragover', 'drop'] as const) {
  window.addEventListener(kind, (event) => {
    if (!event.defaultPrevented) event.preventDefault();
  });
}
createRoot(root).render(<Window bridge={window.cloister} />);
