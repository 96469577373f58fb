/** F6 goes round the panes: rail, then the panes of the screen, in reading order. */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('.rail, .pane')].filter((pane) => firstStop(pane) !== null);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + step + panes.length) % panes.length];
  if (next !== undefined) firstStop(next)?.focus();
}

function firstStop(pane: HTMLElement): HTMLElement | null {
  return pane.querySelector<HTMLElement>(
    '[tabindex="0"], button:not([tabindex="-1"]), input, select, textarea, a[href]',
  );
}
