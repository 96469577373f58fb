import { Transform } from 'node:stream';

/** Passes bytes through and tells how many went by, beginning at `start`. */
export function countBytes(start: number, onBytes: (done: number) => void): Transform {
  let done = start;
  return new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      done += chunk.length;
      onBytes(done);
      next(null, chunk);
    },
  });
}
