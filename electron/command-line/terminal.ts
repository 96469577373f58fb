/** The two streams of the command line: data to stdout, words and progress to stderr. */
import type { z } from 'zod';

export interface Terminal {
  readonly json: boolean;
  /** One checked object on a line of stdout. */
  readonly data: <T>(schema: z.ZodType<T>, value: T) => void;
  /** Text for people on stdout; silent with `--json`. */
  readonly text: (line: string) => void;
  /** Words on stderr. */
  readonly note: (line: string) => void;
  /** The progress line on stderr, overwritten in place on a terminal, one line per step elsewhere. */
  readonly progress: (line: string) => void;
}

export interface Streams {
  readonly out: { readonly write: (text: string) => unknown };
  readonly error: { readonly write: (text: string) => unknown; readonly isTTY?: boolean };
}

export function terminal(streams: Streams, json: boolean): Terminal {
  let shown = '';
  const clear = (): void => {
    if (shown !== '' && streams.error.isTTY === true) streams.error.write('\r\u001b[2K');
    shown = '';
  };
  return {
    json,
    data: (schema, value) => {
      clear();
      streams.out.write(`${JSON.stringify(schema.parse(value))}\n`);
    },
    text: (line) => {
      clear();
      if (!json) streams.out.write(`${line}\n`);
    },
    note: (line) => {
      clear();
      streams.error.write(`${line}\n`);
    },
    progress: (line) => {
      if (line === shown) return;
      clear();
      shown = line;
      streams.error.write(streams.error.isTTY === true ? line.slice(0, 110) : `${line}\n`);
    },
  };
}
