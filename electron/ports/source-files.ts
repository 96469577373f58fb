/** Files outside the vault that a person chose. The only way in. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

export interface SourceFiles {
  /** Every regular file under the given paths, in a stable order; what was left out is said, never followed. */
  readonly list: (
    paths: readonly string[],
    signal?: AbortSignal,
  ) => Promise<{
    readonly files: readonly SourceFile[];
    readonly skipped: readonly {
      readonly name: string;
      readonly reason: 'link' | 'device' | 'unreadable' | 'missing';
    }[];
  }>;
  /** Fails with `unreadable` (locked, gone, no permission). */
  readonly read: (file: SourceFile) => Promise<Uint8Array>;
}

/** Free bytes where the vault lies, so that work stops before the disk is full. */
export type FreeDiskBytes = () => Promise<number>;
