/** Looks at the raw numbers of a tensor: is any of them no number, and are all of them zero? */
import type { TensorType } from '../../contract/gguf.ts';

export interface BlockFacts {
  /** Floats that are NaN or infinite. */
  readonly notNumbers: number;
  /** Whether every byte is zero. */
  readonly isZero: boolean;
}

/** `bytes` holds whole blocks. Where a format has no plain float (`floats` null), none can be found bad. */
export function checkBlocks({ bytes: size, floats }: TensorType, bytes: Uint8Array): BlockFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isZero = bytes.every((byte) => byte === 0);
  if (floats === null || isZero) return { notNumbers: 0, isZero };
  const isBad = badFloat(view, floats.form);
  let notNumbers = 0;
  for (let block = 0; block + size <= bytes.length; block += size)
    for (const place of floats.at) if (isBad(block + place)) notNumbers += 1;
  return { notNumbers, isZero };
}

/** All exponent bits set means NaN or infinity (IEEE 754; bfloat16 has the exponent of single precision). */
function badFloat(view: DataView, form: NonNullable<TensorType['floats']>['form']): (at: number) => boolean {
  switch (form) {
    case 'f16':
      return (at) => (view.getUint16(at, true) & 0x7c00) === 0x7c00;
    case 'bf16':
      return (at) => (view.getUint16(at, true) & 0x7f80) === 0x7f80;
    case 'f32':
      return (at) => (view.getUint32(at, true) & 0x7f800000) === 0x7f800000;
    case 'f64':
      return (at) => !Number.isFinite(view.getFloat64(at, true));
  }
}
