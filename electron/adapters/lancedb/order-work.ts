/** Lets reads run side by side and writes alone, in the order they were asked for. */

export interface WorkOrder {
  /** Waits for the writes asked for before it. */
  readonly read: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits for everything asked for before it. */
  readonly write: <T>(work: () => Promise<T>) => Promise<T>;
}

/** LanceDB needs it: concurrent upserts of one key make several rows, and a clean-up takes files from under a search. */
export function orderWork(): WorkOrder {
  let written: Promise<unknown> = Promise.resolve();
  const readers = new Set<Promise<unknown>>();
  return {
    read: (work) => {
      const done = written.then(work);
      const ended = settled(done).finally(() => readers.delete(ended));
      readers.add(ended);
      return done;
    },
    write: (work) => {
      const done = Promise.all([written, ...readers]).then(work);
      written = settled(done);
      return done;
    },
  };
}

/** Failures belong to whoever asked; the queue only waits for the end. */
function settled(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    () => undefined,
  );
}
