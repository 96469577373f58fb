/** The manifest, and every file against it. Pins exact bytes: signature rules ignore what they do not know, a manifest does not. */
import { z } from 'zod';
import { Sha256 } from '../../../contract/ids.ts';
import { fromUtf8 } from '../bytes.ts';
import { canonicalJson } from '../canonical-json.ts';
import { bundleFiles, type BundleReader } from './bundle-reader.ts';
import type { Report } from './report.ts';

/** What a bundle says of itself. Stored as canonical JSON and a newline. */
export const BundleManifest = z.strictObject({
  format: z.literal('cloister-audit-bundle'),
  version: z.literal(1),
  origin: z.string().min(1),
  /** Entries of the whole log at this head; the bundle holds those from `first` on. */
  size: z.int().nonnegative(),
  first: z.int().nonnegative(),
  entries: z.int().nonnegative(),
  files: z.record(z.string(), Sha256),
});
export type BundleManifest = Readonly<z.infer<typeof BundleManifest>>;

/** Checks every file. Returns the manifest when it can be used. */
export async function checkFiles(bundle: BundleReader, report: Report): Promise<BundleManifest | null> {
  const bytes = await bundle.read(bundleFiles.manifest);
  if (bytes === null) {
    report.failed('files', { class: 'missing-file', index: null, detail: 'manifest.json is missing' });
    return null;
  }
  const manifest = parseManifest(bytes);
  if (manifest === null) {
    report.failed('files', {
      class: 'altered-manifest',
      index: null,
      detail: 'manifest.json is not as it was written',
    });
    return null;
  }
  await checkListed(bundle, manifest, report);
  return manifest;
}

/** Null unless the bytes are exactly a manifest in canonical form. */
export function parseManifest(bytes: Uint8Array): BundleManifest | null {
  const text = fromUtf8(bytes);
  if (text === null) return null;
  try {
    const parsed = BundleManifest.safeParse(JSON.parse(text));
    const isExact = parsed.success && `${canonicalJson(parsed.data)}\n` === text;
    return isExact && parsed.data.first + parsed.data.entries === parsed.data.size ? parsed.data : null;
  } catch {
    return null;
  }
}

async function checkListed(bundle: BundleReader, manifest: BundleManifest, report: Report): Promise<void> {
  const { files, odd } = await bundle.list();
  const missing: string[] = [];
  const altered: string[] = [];
  for (const path of Object.keys(manifest.files).sort()) {
    const digest = await bundle.digest(path);
    if (digest === null) missing.push(path);
    else if (digest !== manifest.files[path]) altered.push(path);
  }
  const listed = new Set([...Object.keys(manifest.files), bundleFiles.manifest]);
  const extra = [...files.filter((path) => !listed.has(path)), ...odd].sort();
  tell(report, 'missing-file', missing, 'is missing');
  tell(report, 'altered-file', altered, 'is not the file that was exported');
  tell(report, 'extra-file', extra, 'does not belong to the bundle');
  if (missing.length + altered.length + extra.length > 0) return;
  report.passed('files', `${listed.size - 1} files are as the manifest lists them`);
}

function tell(report: Report, kind: string, paths: readonly string[], what: string): void {
  const [first, ...more] = paths;
  if (first === undefined) return;
  const rest = more.length === 0 ? '' : `, and ${more.length} more`;
  report.failed('files', { class: kind, index: null, detail: `${first} ${what}${rest}` });
}
