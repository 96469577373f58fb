/** `cloister erase DOCUMENT` and `cloister matter hold|release|destroy NAME`: what goes for good, and what must not go. */
import { ErasedLine, HoldLine } from '../../contract/command-output.ts';
import { CloisterError } from '../../contract/failure.ts';
import { DocumentId } from '../../contract/ids.ts';
import { matterNamed, type Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

/** Erases one document: file, index, record, answers that quote it, and its details in the log. */
export const eraseCommand: Command<{ readonly document: string; readonly reason: string }> = async (
  { document: given, reason },
  needs,
) => {
  const document = DocumentId.safeParse(given);
  if (!document.success) throw new CloisterError('invalid', { subject: `"${given}" is not a document id` });
  const { handlers } = await needs.openEngine();
  await handlers['library.remove']({ document: document.data, reason });
  if (needs.terminal.json) needs.terminal.data(ErasedLine, { erased: document.data });
  else
    needs.terminal.text(
      `${document.data} was erased. The log still says that it was here, and proves that nothing else changed.`,
    );
  return exitCodes.done;
};

/** Puts a matter on legal hold, or ends the hold. */
export const holdCommand: Command<{ readonly name: string; readonly held: boolean; readonly reason: string }> = async (
  { name, held, reason },
  needs,
) => {
  const engine = await needs.openEngine();
  const { id } = await matterNamed(name, engine);
  const matter = await engine.handlers['matter.hold']({ matter: id, held, reason });
  if (needs.terminal.json) needs.terminal.data(HoldLine, matter);
  else
    needs.terminal.text(
      `${matter.name}: ${matter.state === 'held' ? 'on legal hold, nothing in it can be erased' : 'no hold'}`,
    );
  return exitCodes.done;
};

/** Destroys a matter with everything in it. */
export const destroyCommand: Command<{ readonly name: string; readonly reason: string }> = async (
  { name, reason },
  needs,
) => {
  const engine = await needs.openEngine();
  const { id } = await matterNamed(name, engine);
  await engine.handlers['matter.destroy']({ matter: id, reason });
  if (needs.terminal.json) needs.terminal.data(ErasedLine, { erased: id });
  else needs.terminal.text(`${name} was destroyed with everything in it.`);
  return exitCodes.done;
};
