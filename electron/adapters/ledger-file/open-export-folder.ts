/** A folder for a view of the log: written beside its place, named when it is whole. */
import { mkdir, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CloisterError, type FailureCode } from '../../contract/failure.ts';
import type { ExportFolder, OpenExportFolder } from '../../ports/export-folder.ts';
import { bundleWriter } from './bundle-writer.ts';
import { systemCode } from './log-files.ts';

export const openExportFolder: OpenExportFolder = async (folder) => {
  const named = naming(folder);
  const inside = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw failure(folder, error);
  });
  if (inside.length > 0) throw new CloisterError('folder-not-empty', { subject: folder });
  await named(() => mkdir(dirname(folder), { recursive: true }));
  const writer = await named(() => bundleWriter(folder));
  const filed: ExportFolder['file'] = async (path) => {
    const file = await named(() => writer.file(path));
    return { add: (bytes) => named(() => file.add(bytes)), close: () => named(file.close) };
  };
  return {
    ...writer,
    file: filed,
    put: (path, bytes) => named(() => writer.put(path, bytes)),
    finish: () => named(writer.finish),
  };
};

/** Runs a step; what goes wrong with the disk gets a code that a person can act on. */
function naming(folder: string): <T>(step: () => Promise<T>) => Promise<T> {
  return async (step) => {
    try {
      return await step();
    } catch (error) {
      throw failure(folder, error);
    }
  };
}

function failure(folder: string, cause: unknown): CloisterError {
  return new CloisterError(codes[systemCode(cause)] ?? 'unreadable', { subject: folder, cause });
}

const codes: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-low',
  EDQUOT: 'disk-low',
  ENOTEMPTY: 'folder-not-empty',
  EEXIST: 'folder-not-empty',
};
