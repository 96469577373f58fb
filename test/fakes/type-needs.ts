/** Naming types by the shipped route, without a larger model. */
import type { TypeNeeds } from '../../electron/features/classify/decide-type.ts';
import { typeBarsOf } from '../../electron/features/route/extract-bars.ts';
import { shippedRoutes } from '../../electron/features/route/shipped-routes.ts';

export function typeNeeds(task: 'legal.document-type' | 'health.note-type' = 'legal.document-type'): TypeNeeds {
  return {
    bars: typeBarsOf(shippedRoutes[task]),
    large: null,
    signal: new AbortController().signal,
    monotonic: () => 0,
  };
}
