/** What the header of a GGUF file says: the shape of models that a language runtime loads. */
export interface TensorType {
  readonly name: string;
  /** Numbers and bytes of one block. */
  readonly numbers: number;
  readonly bytes: number;
  /** Places in a block that hold a float, and its form; none where the format has no plain one. */
  readonly floats: { readonly form: 'f16' | 'bf16' | 'f32' | 'f64'; readonly at: readonly number[] } | null;
}

export interface GgufTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: TensorType;
  /** From the start of the file. */
  readonly start: number;
  readonly bytes: number;
}

export interface GgufHeader {
  /** Plain values by key; of lists only their length is kept. */
  readonly values: ReadonlyMap<string, string | number | boolean>;
  readonly tensors: readonly GgufTensor[];
  /** Bytes that the file must have at least. */
  readonly needs: number;
}
