/** The number formats of GGUF tensors (ggml `ggml_type`): how big a block is, and where in it a floating-point number stands that can be checked. */
import type { TensorType } from '../../contract/gguf.ts';

const half = (name: string, numbers: number, bytes: number, at: readonly number[]): TensorType => ({
  name,
  numbers,
  bytes,
  floats: { form: 'f16', at },
});
const plain = (name: string, bytes: number, floats: TensorType['floats'] = null): TensorType => ({
  name,
  numbers: 1,
  bytes,
  floats,
});

const types: Readonly<Record<number, TensorType>> = {
  0: plain('F32', 4, { form: 'f32', at: [0] }),
  1: plain('F16', 2, { form: 'f16', at: [0] }),
  2: half('Q4_0', 32, 18, [0]),
  3: half('Q4_1', 32, 20, [0, 2]),
  6: half('Q5_0', 32, 22, [0]),
  7: half('Q5_1', 32, 24, [0, 2]),
  8: half('Q8_0', 32, 34, [0]),
  9: half('Q8_1', 32, 36, [0, 2]),
  10: half('Q2_K', 256, 84, [80, 82]),
  11: half('Q3_K', 256, 110, [108]),
  12: half('Q4_K', 256, 144, [0, 2]),
  13: half('Q5_K', 256, 176, [0, 2]),
  14: half('Q6_K', 256, 210, [208]),
  15: { name: 'Q8_K', numbers: 256, bytes: 292, floats: { form: 'f32', at: [0] } },
  16: half('IQ2_XXS', 256, 66, [0]),
  17: half('IQ2_XS', 256, 74, [0]),
  18: half('IQ3_XXS', 256, 98, [0]),
  19: half('IQ1_S', 256, 50, [0]),
  20: half('IQ4_NL', 32, 18, [0]),
  21: half('IQ3_S', 256, 110, [0]),
  22: half('IQ2_S', 256, 82, [0]),
  23: half('IQ4_XS', 256, 136, [0]),
  24: plain('I8', 1),
  25: plain('I16', 2),
  26: plain('I32', 4),
  27: plain('I64', 8),
  28: plain('F64', 8, { form: 'f64', at: [0] }),
  29: { name: 'IQ1_M', numbers: 256, bytes: 56, floats: null },
  30: plain('BF16', 2, { form: 'bf16', at: [0] }),
  34: { name: 'TQ1_0', numbers: 256, bytes: 54, floats: { form: 'f16', at: [52] } },
  35: { name: 'TQ2_0', numbers: 256, bytes: 66, floats: { form: 'f16', at: [64] } },
  39: { name: 'MXFP4', numbers: 32, bytes: 17, floats: null },
};

/** Undefined for a format that this version does not know. */
export function tensorType(code: number): TensorType | undefined {
  return types[code];
}
