/** A folder that appears with all its files, or not at all. */
export interface ExportFolder {
  readonly put: (path: string, bytes: Uint8Array | string) => Promise<void>;
  readonly file: (path: string) => Promise<{
    readonly add: (bytes: Uint8Array | string) => Promise<void>;
    readonly close: () => Promise<void>;
  }>;
  /** SHA-256 of every file that was closed, by path. */
  readonly digests: () => Readonly<Record<string, string>>;
  readonly finish: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

/** Starts one that is missing or empty. Fails with `folder-not-empty`, `unreadable`, `disk-low`. */
export type OpenExportFolder = (folder: string) => Promise<ExportFolder>;
