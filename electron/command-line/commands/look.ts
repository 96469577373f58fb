/** `cloister list` and `cloister show`: what is there. */
import { ListLine, MatterLine, ShowLine } from '../../contract/command-output.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Finding } from '../../contract/finding.ts';
import { DocumentId } from '../../contract/ids.ts';
import { matterNamed, type Command } from '../command.ts';
import { documentSentence } from '../document-sentence.ts';
import { exitCodes } from '../exit-codes.ts';

/** Documents of one matter, or the matters. */
export const listCommand: Command<{ readonly matter: string | undefined }> = async ({ matter: name }, needs) => {
  const engine = await needs.openEngine();
  const { terminal } = needs;
  if (name === undefined) {
    for (const matter of await engine.handlers['matter.list']({})) {
      if (terminal.json) terminal.data(MatterLine, matter);
      else terminal.text(`${matter.id}  ${matter.name} (${matter.pack}), ${String(matter.documents)} documents`);
    }
    return exitCodes.done;
  }
  const matter = await matterNamed(name, engine);
  for (const document of await engine.handlers['library.list']({ matter: matter.id })) {
    if (terminal.json) terminal.data(ListLine, { ...document, matterName: matter.name });
    else terminal.text(`${document.id}  ${document.name}: ${documentSentence(document)}`);
  }
  return exitCodes.done;
};

/** One document with pages, type, findings and decisions. */
export const showCommand: Command<{ readonly document: string }> = async ({ document: given }, needs) => {
  const id = DocumentId.safeParse(given);
  if (!id.success)
    throw new CloisterError('invalid', {
      subject: `"${given}" is not a document id; see: cloister list --matter NAME`,
    });
  const { handlers } = await needs.openEngine();
  const { document, pages } = await handlers['document.get']({ document: id.data });
  const findings = await handlers['finding.list']({ document: id.data });
  const { terminal } = needs;
  if (terminal.json) {
    terminal.data(ShowLine, { document, pages, findings });
    return exitCodes.done;
  }
  terminal.text(`${document.name}: ${documentSentence(document)}`);
  for (const { finding, decision } of findings) {
    terminal.text(
      `  ${finding.id}  ${findingWords(finding, pages.length)}${decision === null ? '' : ` [${decision.act}]`}`,
    );
    for (const evidence of finding.evidence) {
      terminal.text(`      p ${String(evidence.span.page)}: "${evidence.quote.replace(/\s+/gu, ' ').slice(0, 160)}"`);
    }
  }
  return exitCodes.done;
};

/** A finding on one line: field, status in words, value. */
export function findingWords({ field, status, value, normalised, specialist }: Finding, pages: number): string {
  const words = {
    found: JSON.stringify(normalised ?? value),
    absent: `not found in the ${String(pages)} pages read`,
    conflicting: `sources disagree: ${JSON.stringify(value)}`,
    illegible: 'could not be read',
    'not-attempted': 'not attempted',
  }[status];
  return `${field}: ${words} (${specialist})`;
}
