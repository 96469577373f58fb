/** The manifest that ships: every promise it makes is checked against the files beside it. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ModelManifest } from '../../../electron/contract/model.ts';
import {
  EmbedderSettings,
  EvidenceJudgeSettings,
  LabelAdapterSettings,
} from '../../../electron/contract/specialist-settings.ts';

const folder = join(import.meta.dirname, '../../../models');
const { models } = ModelManifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));

describe('models/manifest.json', () => {
  test('is sorted by id, and no id stands twice', () => {
    const ids = models.map((entry) => entry.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test.each(models.map((entry) => [entry.id, entry] as const))(
    '%s: file, card and base are as it says',
    (_id, entry) => {
      const path = join(folder, entry.file);
      const bundledOnly = entry.sources.every((source) => source.kind === 'bundled' || source.kind === 'folder');
      if (bundledOnly || existsSync(path)) {
        const bytes = readFileSync(path);
        expect({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }).toEqual({
          bytes: entry.bytes,
          sha256: entry.sha256,
        });
      }
      expect(existsSync(join(folder, 'cards', `${entry.id}.md`))).toBe(true);
      if (entry.base !== null) expect(models.find((one) => one.id === entry.base?.id)?.sha256).toBe(entry.base.sha256);
      if (entry.role === 'adapter') expect(entry.base).not.toBeNull();
    },
  );

  test('no source names a host', () => {
    expect(models.flatMap((entry) => entry.sources).filter((source) => source.kind === 'https')).toEqual([]);
  });

  test('the default set is a base, an embedder and adapters that belong to that base', () => {
    const roles = models.filter((entry) => entry.isDefault).map((entry) => entry.role);
    expect(roles.filter((role) => role === 'base')).toHaveLength(1);
    expect(roles.filter((role) => role === 'embedder')).toHaveLength(1);
    expect(roles).toContain('adapter');
  });

  test('every adapter has canaries that must differ from its base', () => {
    for (const entry of models.filter((one) => one.role === 'adapter'))
      expect(entry.canaries.filter((canary) => canary.mustDifferFromBase).length, entry.id).toBeGreaterThan(0);
  });

  test('the settings of known kinds parse', () => {
    const byKind = {
      embedder: EmbedderSettings,
      'evidence-judge': EvidenceJudgeSettings,
      'label-adapter': LabelAdapterSettings,
    };
    const kinds = models.flatMap(({ settings }) => {
      const kind = settings.kind as keyof typeof byKind;
      return kind in byKind ? [byKind[kind].parse(settings).kind] : [];
    });
    expect(new Set(kinds)).toEqual(new Set(['embedder', 'evidence-judge', 'label-adapter']));
  });
});
