/** Random tampering with a bundle of many events: each must be called by its class and its first entry. */
import { verifyBundle } from '../../electron/core/ledger/verify-bundle.ts';
import { exportedBundle, type Files } from '../verifier/memory-bundle.ts';
import { rememberingReader } from '../verifier/remembered-blocks.ts';
import { picker, tamperings } from '../verifier/tamperings.ts';
import { count, type Proof } from './progress.ts';

export function tamperingProof(events: number): Proof {
  let made: Promise<Stock> | null = null;
  const names = Object.keys(tamperings);
  return {
    name: 'tampering',
    unit: `random tamperings in ${names.length} classes on ${events} events`,
    step: 10,
    trials: async (from, to, counts) => {
      const { bundle, other, reader } = await (made ??= stockOf(events));
      const wrong: string[] = [];
      for (let n = from; n < to; n++) {
        const name = names[n % names.length] ?? '';
        const tampered = tamperings[name]?.(bundle, other, picker(n + 1));
        if (tampered === undefined) throw new Error(name);
        const { outcome, lines } = await verifyBundle(reader(tampered.files), tampered);
        const { class: kind, index } = tampered.expect;
        const isNamed = lines.some((line) => line.verdict === 'failed' && line.class === kind && line.index === index);
        count(counts, name);
        if (outcome !== 'tampered' || !isNamed)
          wrong.push(`seed ${n + 1}, ${name}: ${outcome}, not ${kind} at ${index}`);
      }
      return wrong;
    },
  };
}

interface Stock {
  readonly bundle: Files;
  /** Of the same log with other events. */
  readonly other: Files;
  readonly reader: ReturnType<typeof rememberingReader>;
}

async function stockOf(events: number): Promise<Stock> {
  const bundle = await exportedBundle(events);
  return { bundle, other: await exportedBundle(events, 1), reader: rememberingReader(bundle) };
}
