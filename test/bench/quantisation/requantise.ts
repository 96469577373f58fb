import { bytesOf, formats, nameOf, readNumbers, writeNumbers, type FormatName } from './block-formats.ts';
import { countOf, readGguf, writeGguf, type GgufTensor } from './gguf-file.ts';

/**
 * The same model with its large tensors in another format. Tensors of one dimension, rows that are no multiple of 32 (the second
 * half of a rank-16 adapter) and formats that are not read here stay as they are. Numbers come from the file given: a finer format than its own wins nothing back.
 */
export function requantise(file: Buffer, to: FormatName): Buffer {
  const { pairs, tensors } = readGguf(file, bytesOf);
  return writeGguf({ pairs, tensors: tensors.map((tensor) => changed(tensor, to)) });
}

function changed(tensor: GgufTensor, to: FormatName): GgufTensor {
  const from = nameOf(tensor.format);
  const fits = tensor.shape.length > 1 && (tensor.shape[0] ?? 0) % 32 === 0;
  if (!fits || from === null || from === 'F32' || from === to) return tensor;
  const values = readNumbers(from, tensor.data, countOf(tensor.shape));
  return { ...tensor, format: formats[to], data: writeNumbers(to, values) };
}
