/** Starts the pdf.js worker under the window's only Trusted Types policy. Without it pdf.js would parse in the page itself, silently. */
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

interface ScriptPolicy {
  readonly createScriptURL: (url: string) => string;
}
interface PolicyFactory {
  readonly createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy;
}

/** A module worker from the window's own bundle. A page may make the policy once: keep the worker. */
export function startPdfWorker(): Worker {
  const rules: ScriptPolicy = { createScriptURL: ownScript };
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  const policy = factory?.createPolicy('cloister-worker', rules) ?? rules;
  const script = policy.createScriptURL(new URL(workerUrl, location.href).href);
  return new Worker(script, { type: 'module', name: 'pdf' });
}

function ownScript(url: string): string {
  if (new URL(url, location.href).origin !== location.origin) throw new TypeError('foreign worker');
  return url;
}
