/** What pages and the pdf.js worker may load. A strict policy for everything, and one wider header for one script. */

const directives = (table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** For every response but the worker's. `connect-src 'none'`: a page talks to main by the bridge, never by fetch. */
export const pagePolicy = directives({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' blob:",
  'worker-src': "'self'",
  'connect-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'cloister-worker',
});

/** For the pdf.js worker script alone: it decodes JPEG 2000 and JBIG2 by WebAssembly and reads its own fonts and maps. */
export const workerPolicy = directives({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
});
