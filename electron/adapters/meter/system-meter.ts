/** The meter of this machine. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Meter } from '../../ports/meter.ts';

/** Intel and AMD packages on Linux; readable only where the administrator allows it. */
const raplFile = '/sys/class/powercap/intel-rapl:0/energy_uj';

export function systemMeter(): Meter {
  return {
    cpuSeconds: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    memoryBytes: () => process.memoryUsage.rss(),
    joules: async () => {
      const microjoules = Number(await readFile(raplFile, 'utf8').catch(() => 'none'));
      return Number.isFinite(microjoules) ? microjoules / 1e6 : null;
    },
    modelThreads: () => Math.max(1, availableParallelism() - 1),
  };
}
