/** The newest right-size report of each task, kept for cards and the window. No text of any item is in them. */
import { z } from 'zod';
import { RightSizeReport } from '../../contract/right-size.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import type { SiteNeeds } from './site-registry.ts';

const key = 'right-size';

/** A stored report that no longer fits is not shown: it is a figure, not a decision. */
export async function readReports(record: Pick<RecordStore, 'setting'>): Promise<readonly RightSizeReport[]> {
  const parsed = z.array(RightSizeReport).safeParse((await record.setting(key)) ?? []);
  return parsed.data ?? [];
}

export async function keepReport(report: RightSizeReport, { record, ledger, actor }: SiteNeeds): Promise<void> {
  const others = (await readReports(record)).filter(({ task }) => task !== report.task);
  const what = {
    form: 'right-size',
    task: report.task,
    gold: report.gold.sha256,
    items: report.gold.items,
    candidates: report.rows.length,
  };
  const receipt = await ledger.append(eventDraft('model.tested', actor, { purpose: 'models', what }), report);
  await record.putSetting(key, [...others, report], receipt.index);
}
