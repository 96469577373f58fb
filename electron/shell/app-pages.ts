/** Serves `app://cloister` from a map of files that is fixed at start. A path that is not a key of the map does not exist. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pagePolicy, workerPolicy } from './content-policy.ts';

export const pageScheme = 'app';
export const pageOrigin = 'app://cloister';
export const startPage = `${pageOrigin}/index.html`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
};

export interface PageFile {
  readonly file: string;
  readonly type: string;
  readonly policy: string;
}
/** From URL path, such as `/index.html`, to the file behind it. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** Reads which files the built page consists of. Kinds of file that a page does not need are left out. */
export function listPageFiles(folder: string): PageFiles {
  const files = walk(folder).flatMap((file): [string, PageFile][] => {
    const type = types[path.extname(file)];
    const url = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    return type === undefined ? [] : [[url, { file, type, policy: policyOf(url) }]];
  });
  return new Map(files);
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return walk(full);
    return entry.isFile() ? [full] : [];
  });
}

function policyOf(url: string): string {
  return /^\/assets\/pdf\.worker[\w.-]*\.m?js$/u.test(url) ? workerPolicy : pagePolicy;
}

/** Answers one request of the `app` scheme: GET only, our host only, known files only. */
export async function servePage(files: PageFiles, request: { method: string; url: string }): Promise<Response> {
  const url = new URL(request.url);
  if (request.method !== 'GET') return refuse(405);
  if (url.host !== 'cloister') return refuse(404);
  const page = files.get(url.pathname);
  if (page === undefined) return refuse(404);
  return new Response(new Uint8Array(await readFile(page.file)), { headers: headersOf(page.type, page.policy) });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: headersOf('text/plain', pagePolicy) });
}

function headersOf(type: string, policy: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
}
