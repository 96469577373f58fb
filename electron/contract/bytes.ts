import { z } from 'zod';

/** Raw bytes, whatever buffer is behind them. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'not bytes');
