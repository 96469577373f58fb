/** Scrolls the desk so that a mark stands at 45 % of its height, at once: a page jump is never animated. */
const share = 0.45;

export function showMark(mark: HTMLElement): void {
  const desk = mark.closest<HTMLElement>('[data-desk]');
  if (desk === null) return;
  const inside = mark.getBoundingClientRect().top - desk.getBoundingClientRect().top;
  desk.scrollTop += inside - desk.clientHeight * share;
}

/** Brings a page to the top of the desk, so that it is drawn and its marks can be placed. */
export function showPage(desk: HTMLElement, n: number): void {
  const sheet = desk.querySelector<HTMLElement>(`[data-page="${n}"]`);
  if (sheet !== null) desk.scrollTop += sheet.getBoundingClientRect().top - desk.getBoundingClientRect().top - 12;
}
