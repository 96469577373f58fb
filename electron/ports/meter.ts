/** What work costs this process. */
export interface Meter {
  /** Processor seconds so far, all threads of this process. */
  readonly cpuSeconds: () => number;
  readonly memoryBytes: () => number;
  /** Joules so far of the whole processor by its own meter (RAPL); null where it has none that may be read. */
  readonly joules: () => Promise<number | null>;
  /** Threads that a model process uses. */
  readonly modelThreads: () => number;
}
