/** The card of a model: what its author wrote, and what the record says, generated so that the two cannot drift apart unseen. */
import { CloisterError } from '../../contract/failure.ts';
import type { ModelEntry, Score } from '../../contract/model.ts';
import type { RightSizeReport, RightSizeRow } from '../../contract/right-size.ts';
import type { ModelAct, ModelTest, SiteModel } from '../../contract/site-model.ts';
import type { ModelStore } from '../../ports/model-store.ts';

/**
 * Markdown. `site`: its life in this vault, null where the site leaves the model to the release. `reports`: what right-size
 * reports measured. Fails with `not-found`, subject = the id.
 */
export async function modelCard(
  id: string,
  store: Pick<ModelStore, 'manifest' | 'card'>,
  site: SiteModel | null = null,
  reports: readonly RightSizeReport[] = [],
): Promise<string> {
  const entry = entryOf(id, store, site);
  const ofRelease = site?.from !== 'site';
  const written = (ofRelease ? await store.card(entry.id) : null) ?? `# ${entry.title}\n\n${entry.intendedUse}\n`;
  return (
    [
      written.trimEnd(),
      '',
      ofRelease ? '## From the manifest' : '## From its record',
      '',
      ...facts(entry),
      ...scores(entry),
      ...canaries(entry),
      ...(site === null ? release() : life(site)),
      ...cost(entry, reports),
    ].join('\n') + '\n'
  );
}

function entryOf(id: string, { manifest }: Pick<ModelStore, 'manifest'>, site: SiteModel | null): ModelEntry {
  const entry =
    site?.entry ??
    manifest.models.find((one) => one.id === id || `${one.id}@${one.version}` === id || one.sha256 === id);
  if (entry === undefined) throw new CloisterError('not-found', { subject: id });
  return entry;
}

function facts(entry: ModelEntry): string[] {
  const { base } = entry;
  return [
    `- Id and version: \`${entry.id}\` ${entry.version}, ${entry.role}`,
    `- File: ${entry.file}, ${entry.bytes.toLocaleString('en-US')} bytes`,
    `- SHA-256: \`${entry.sha256}\``,
    `- Licence: ${entry.licence}`,
    ...(base === null ? [] : [`- Belongs to: \`${base.id}\`, \`${base.sha256}\``]),
    `- Intended use: ${entry.intendedUse}`,
    ...entry.limits.map((limit) => `- Limit: ${limit}`),
    ...entry.trainedOn.map((set) => `- Trained on: ${set.set}, ${set.split}, ${set.count} items, ${set.licence}`),
  ];
}

function scores({ scores: list }: ModelEntry): string[] {
  if (list.length === 0) return ['', 'No score of this file is recorded in the manifest.'];
  return ['', '| Set | Split | Measure | Value | Interval | n |', '|---|---|---|---|---|---|', ...list.map(row)];
}

function row({ set, split, metric, value, low, high, n }: Score): string {
  const interval = low === null || high === null ? 'not given' : `${low.toFixed(3)} to ${high.toFixed(3)}`;
  return `| ${set} | ${split} | ${metric} | ${value.toFixed(3)} | ${interval} | ${n} |`;
}

function canaries({ canaries: list, role }: ModelEntry): string[] {
  if (list.length === 0)
    return role === 'adapter' ? ['', 'No canary: nothing proves that this adapter is at work.'] : [];
  const lines = list.map(
    ({ prompt, expect, mustDifferFromBase }) =>
      `- “${oneLine(prompt, 160)}” must give “${expect.trim()}”${mustDifferFromBase ? ', and differ from what the base alone says' : ''}`,
  );
  return ['', '## Canaries', '', ...lines];
}

function release(): string[] {
  return ['', '## Approval', '', 'Approved by the release. This site has not approved it by itself.'];
}

function life({
  checks,
  test,
  approvals,
  accepted,
  expires,
  revoked,
  acts,
  fileName,
  importedBy,
}: SiteModel): string[] {
  const notes = checks.filter(({ verdict }) => verdict !== 'passed').map(({ detail }) => `- At import: ${detail}`);
  const people = approvals.map(({ byName, at, reason, isOwn, key }) => {
    const from = isOwn ? 'this vault' : (key.split('+')[0] ?? '');
    return `| ${byName} | ${at} | ${from} | ${oneLine(reason, 200)} |`;
  });
  return [
    ...['', '## Approval', '', `Imported by ${importedBy} from ${fileName}.`],
    ...(expires === null ? [] : ['', `Last day: ${expires.slice(0, 10)}.`]),
    ...(revoked === null
      ? []
      : ['', `Taken out of use by ${revoked.byName}, ${revoked.at}: ${oneLine(revoked.reason, 300)}`]),
    ...(people.length === 0
      ? ['', 'Nobody has approved this test of it.']
      : ['', '| Who | When | Where | Why |', '|---|---|---|---|', ...people]),
    ...(accepted === null ? [] : ['', `Differences accepted by ${accepted.byName}: ${oneLine(accepted.reason, 300)}`]),
    ...tested(test),
    ...(notes.length === 0 ? [] : ['', '## Known failures and doubts', '', ...notes]),
    ...history(acts),
  ];
}

function tested(test: ModelTest | null): string[] {
  if (test === null) return ['', '## Test', '', 'Not tested.'];
  const { at, byName, app, passed, checks, golden } = test;
  const differences =
    golden?.differences.map(({ document, field, verdict }) => `- ${document}, ${field}: ${verdict}`) ?? [];
  return [
    ...['', '## Test', '', `${passed ? 'Passed' : 'Failed'}, ${at}, by ${byName}, application ${app}.`, ''],
    ...checks.map(({ check, verdict, detail }) => `- ${check}, ${verdict}: ${detail}`),
    ...(golden === null
      ? ['', 'No golden set: nothing of this site was compared.']
      : [
          '',
          `Golden set: ${golden.rightBefore} of ${golden.fields} fields as decided before, ${golden.rightAfter} after, in ${golden.documents} documents.`,
          '',
          ...differences,
        ]),
  ];
}

function history(acts: readonly ModelAct[]): string[] {
  const lines = acts.map(
    ({ act, at, byName, reason }) =>
      `- ${at} ${byName}: ${act.replaceAll('-', ' ')}${reason === '' ? '' : `, ${oneLine(reason, 200)}`}`,
  );
  return lines.length === 0 ? [] : ['', '## History', '', ...lines];
}

/** What a right-size report measured of this very file. */
function cost({ sha256 }: ModelEntry, reports: readonly RightSizeReport[]): string[] {
  const measured = reports.flatMap((report) =>
    report.rows.filter((one) => one.sha256 === sha256).map((one) => ({ report, one })),
  );
  if (measured.length === 0)
    return ['', '## Cost', '', 'Not measured here. A right-size report measures it on your own items.'];
  return measured.flatMap(({ report, one }) => [
    ...['', `## Cost, ${report.task}`, ''],
    `- ${one.secondsPerItem.toPrecision(2)} s, ${one.cpuSecondsPerItem.toPrecision(2)} processor seconds and ${one.joulesPerItem.toPrecision(2)} J an item (${report.energy.method === 'rapl' ? 'processor meter' : `estimate at ${report.energy.watts} W`}), ${(one.memoryBytes / 1e6).toFixed(0)} MB`,
    `- ${one.score.name} ${one.score.value.toFixed(3)} (${one.score.low.toFixed(3)} to ${one.score.high.toFixed(3)}), n = ${one.score.n}, ${report.at.slice(0, 10)}`,
    ...calibration(one),
  ]);
}

/** Bars of text: they read the same in a terminal, on paper and in the window. */
function calibration({ calibration: measured }: RightSizeRow): string[] {
  if (measured === null) return [];
  const bins = measured.bins.filter(({ n }) => n > 0);
  const bar = (share: number | null): string => '█'.repeat(Math.round((share ?? 0) * 20)).padEnd(20, '·');
  return [
    ...[
      '',
      `Stated against observed, ${measured.n} answers, expected calibration error ${measured.error.toFixed(3)}:`,
      '',
    ],
    ...['| Stated | | Observed | | n |', '|---|---|---|---|---|'],
    ...bins.map(
      ({ stated, observed, n }) =>
        `| ${(stated ?? 0).toFixed(2)} | ${bar(stated)} | ${(observed ?? 0).toFixed(2)} | ${bar(observed)} | ${n} |`,
    ),
  ];
}

function oneLine(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').replaceAll('|', '/').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}
