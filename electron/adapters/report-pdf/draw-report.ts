/** The report of the log as a PDF: what happened, what people changed, where the machine held back, which models took part. */
import { PDFDocument } from 'pdf-lib';
import type { NamedCount, Report, ReportFigures } from '../../contract/report.ts';
import type { DrawReport } from '../../ports/report.ts';
import { pageWriter, type PageWriter } from './page-writer.ts';

/** No clock and no chance: dates are those of the last entry. */
export const drawReport: DrawReport = async (report) => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const written = new Date(report.figures.last?.at ?? 0);
  document.setTitle('Report of the audit log');
  document.setProducer('Cloister');
  document.setCreationDate(written);
  document.setModificationDate(written);
  const page = await pageWriter(document);
  writeAbout(report, page);
  writeActivity(report.figures, page);
  writeReview(report.figures, page);
  writeChart('Models used (steps)', report.figures.models, 'No model took part.', page);
  writeChart('People', report.figures.people, 'Nobody acted.', page);
  writeChart('Entries by kind', report.figures.kinds, 'No entries.', page);
  writeLimits(page);
  return document.save({ useObjectStreams: false });
};

function writeAbout({ origin, selection, figures }: Report, page: PageWriter): void {
  const { since, until, matter, actor } = selection;
  page.title('Report of the audit log');
  page.text(`Log: ${origin}`);
  page.text(`Period: ${since ?? 'the first entry'} to ${until ?? 'the last entry'} (UTC)`);
  page.text(`Matter: ${matter ?? 'all'}. Person: ${actor ?? 'all'}.`);
  const { first, last } = figures;
  const range = first === null || last === null ? '' : `, number ${first.n} (${first.at}) to ${last.n} (${last.at})`;
  page.text(`Entries: ${figures.entries}${range}. Alarms, repairs, clock jumps, failed signatures: ${figures.alarms}.`);
}

const mostColumns = 60;

function writeActivity({ days }: ReportFigures, page: PageWriter): void {
  page.heading('Activity (entries a day)');
  const groups = grouped(days, Math.max(1, Math.ceil(days.length / mostColumns)));
  const most = Math.max(1, ...groups.map(({ count }) => count));
  const last = days.at(-1)?.name ?? '';
  page.columns(
    groups.map(({ count }) => count / most),
    groups[0]?.name ?? '',
    last,
  );
  page.text(`${days.length} days with entries; tallest column ${most}.`);
}

/** Days next to each other, `width` to a column. */
function grouped(days: readonly NamedCount[], width: number): readonly NamedCount[] {
  return days
    .filter((_, at) => at % width === 0)
    .map(({ name }, group) => ({
      name,
      count: days.slice(group * width, (group + 1) * width).reduce((sum, { count }) => sum + count, 0),
    }));
}

function writeReview(figures: ReportFigures, page: PageWriter): void {
  writeChart('Decisions of people', figures.decisions, 'No decisions.', page);
  page.heading('Overrides and abstentions');
  share('Decisions that overrode the machine', figures.overridden, figures.decided, page);
  share('Questions that ended in "no answer"', figures.refused, figures.answered, page);
  share('Documents whose type was left to a person', figures.unsure, figures.classified, page);
}

function share(name: string, part: number, whole: number, page: PageWriter): void {
  const percent = whole === 0 ? 'none yet' : `${((100 * part) / whole).toFixed(1)} % of ${whole}`;
  page.bar(name, whole === 0 ? 0 : part / whole, percent);
}

function writeChart(title: string, counts: readonly NamedCount[], none: string, page: PageWriter): void {
  page.heading(title);
  if (counts.length === 0) page.text(none);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  for (const { name, count } of counts) page.bar(name, count / most, String(count));
}

function writeLimits(page: PageWriter): void {
  page.heading('What this is');
  page.text('A reading aid, counted from the entries of the log. It holds no document text and no names. The entries');
  page.text('themselves, in an export as a bundle, are the evidence; two verifiers come with it.');
}
