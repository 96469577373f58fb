import type { Report } from '../contract/report.ts';

/** Draws a report as a PDF. The same report gives the same bytes, always. */
export type DrawReport = (report: Report) => Promise<Uint8Array>;
