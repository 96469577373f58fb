import type { LlamaModel, Token } from 'node-llama-cpp';

/** Turns tokens into text one by one. A character spread over several tokens comes out with its last one, or never when that is missing. */
export function tokenText(model: LlamaModel): (token: Token) => string {
  let before: Token[] = []; // the last few are enough for a leading space, and a long list would be handed over with every token
  let waiting: Token[] = [];
  return (token) => {
    waiting.push(token);
    const text = model.detokenize(waiting, false, before);
    if (text.endsWith('\uFFFD') && waiting.length < longestCharacter) return '';
    before = [...before, ...waiting].slice(-longestCharacter);
    waiting = [];
    return text;
  };
}

/** UTF-8 needs four bytes at most, a byte-level vocabulary one token per byte at most. */
const longestCharacter = 4;
