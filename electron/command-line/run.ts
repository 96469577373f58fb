/** How a command is run once its words are read. */
import type { Command } from './command.ts';

/** Runs a command with its parsed options. */
export type Run = <Options>(command: Command<Options>, options: Options) => Promise<void>;
