/** Guards the index against vectors that would be stored without complaint and found wrongly ever after. Pure. */

/** Float32 rounding of a unit vector stays far below this. */
const tolerance = 1e-3;

/** Exactly `dimensions` numbers, all finite, of Euclidean length 1. NaN anywhere makes the length NaN and so fails. */
export function isUnitVector(vector: Float32Array, dimensions: number): boolean {
  return vector.length === dimensions && Math.abs(Math.hypot(...vector) - 1) < tolerance;
}
