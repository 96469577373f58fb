/** `cloister models golden add|remove|run|accept|show`. */
import { CloisterError } from '../../contract/failure.ts';
import type { GoldenReport, GoldenView } from '../../contract/golden.ts';
import { DocumentId } from '../../contract/ids.ts';
import { GoldenLine, GoldenRunLine } from '../../contract/model-lines.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';
import { trialled } from './trialled.ts';

export const goldenShowCommand: Command<object> = async (_options, { openEngine, terminal }) => {
  print(await (await openEngine()).handlers['golden.show']({}), terminal);
  return exitCodes.done;
};

/** Freezes what people decided about the documents. */
export const goldenAddCommand: Command<{ readonly documents: readonly string[] }> = async ({ documents }, needs) => {
  const { handlers } = await needs.openEngine();
  const ids = documents.map(documentId);
  print(await trialled(handlers, needs, () => handlers['golden.add']({ documents: ids })), needs.terminal);
  return exitCodes.done;
};

export const goldenRemoveCommand: Command<{ readonly document: string; readonly reason: string }> = async (
  { document, reason },
  { openEngine, terminal },
) => {
  const { handlers } = await openEngine();
  print(await handlers['golden.remove']({ document: documentId(document), reason }), terminal);
  return exitCodes.done;
};

/** Exit 1 when a field came out otherwise: then nothing that changed answers until a person accepts it. */
export const goldenRunCommand: Command<object> = async (_options, needs) => {
  const { handlers } = await needs.openEngine();
  const report = await trialled(handlers, needs, () => handlers['golden.run']({}));
  if (needs.terminal.json) needs.terminal.data(GoldenRunLine, report);
  else goldenText(report, needs.terminal);
  return report.lines.length === 0 ? exitCodes.done : exitCodes.someFailed;
};

export const goldenAcceptCommand: Command<{ readonly reason: string }> = async (
  { reason },
  { openEngine, terminal },
) => {
  print(await (await openEngine()).handlers['golden.accept']({ reason }), terminal);
  return exitCodes.done;
};

export function goldenText({ summary, lines }: GoldenReport, terminal: Terminal): void {
  const { documents, fields, rightBefore, rightAfter } = summary;
  terminal.text(
    `golden set, ${String(documents)} documents: ${String(rightBefore)} of ${String(fields)} fields as decided before, ${String(rightAfter)} after`,
  );
  goldenLines(lines, terminal);
  if (lines.length === 0) terminal.text('    no difference');
}

function goldenLines(lines: GoldenReport['lines'], terminal: Terminal): void {
  for (const { name, field, verdict, expected, before, after } of lines)
    terminal.text(`    ${name}, ${field}: ${verdict}. Decided: ${expected}. Before: ${before}. After: ${after}.`);
}

function print(view: GoldenView, terminal: Terminal): void {
  if (terminal.json) {
    terminal.data(GoldenLine, view);
    return;
  }
  for (const { document, name, fields } of view.documents)
    terminal.text(`${document}  ${name ?? 'erased'}, ${String(fields)} fields`);
  if (view.documents.length === 0)
    terminal.text('There is no golden set. Add reviewed documents: cloister models golden add DOCUMENT…');
  for (const change of view.pending) terminal.text(`changed, not used until the set has run: ${change}`);
  for (const { model, instead } of view.held) terminal.text(`held back: ${model}; instead: ${instead}`);
  if (view.state === 'due') terminal.text('Run: cloister models golden run');
  if (view.state === 'differs') goldenLines(view.lines, terminal);
  if (view.state === 'differs') terminal.text('To let it answer: cloister models golden accept --reason TEXT');
}

function documentId(text: string): DocumentId {
  const id = DocumentId.safeParse(text);
  if (!id.success)
    throw new CloisterError('invalid', { subject: `"${text}" is not a document id; see: cloister list --matter NAME` });
  return id.data;
}
