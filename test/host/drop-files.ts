/** Drops real files onto an element: Chromium itself makes the `File` objects, through a file input that is there for a moment. */
import type { Page } from 'playwright-core';

export async function dropFiles(page: Page, selector: string, files: readonly string[]): Promise<void> {
  const input = await page.evaluateHandle(() => {
    const made = document.createElement('input');
    made.type = 'file';
    made.multiple = true;
    document.body.append(made);
    return made;
  });
  await input.setInputFiles([...files]);
  await page.locator(selector).evaluate((target, source) => {
    const transfer = new DataTransfer();
    for (const file of source.files ?? []) transfer.items.add(file);
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    source.remove();
  }, input);
}
