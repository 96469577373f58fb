/** Pictures of every screen: `node test/renderer/harness/take-shots.ts FOLDER [name…]`. Prints what the page complained about. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openHarness } from './open-harness.ts';
import { views } from './views.ts';

const [folder = 'out/shots', ...names] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const harness = await openHarness();
for (const view of views.filter(({ name }) => names.length === 0 || names.includes(name))) {
  for (const theme of view.themes ?? (['light', 'dark'] as const)) {
    for (const size of view.sizes ?? [[1440, 900] as const]) {
      const page = await harness.open({
        scene: view.scene ?? 'usual',
        theme,
        size,
        density: view.density ?? 'standard',
      });
      const file = `${view.name}-${theme}-${size[0]}.png`;
      try {
        await view.act?.(page.tab);
        await page.tab.waitForTimeout(250);
      } catch (error) {
        console.log(file, 'was not reached:', String(error));
      }
      await page.tab.screenshot({ path: path.join(folder, file) });
      console.log(file, page.complaints.length === 0 ? '' : page.complaints);
      await page.tab.context().close();
    }
  }
}
await harness.close();
