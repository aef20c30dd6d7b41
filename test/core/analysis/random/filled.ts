import type { UniformStream } from "../../../../src/core/analysis/random/index.ts";

/** The next `points` points of a stream, a column a dimension. */
export function filled(stream: UniformStream, points: number): readonly Float64Array[] {
  const columns = Array.from({ length: stream.dimensions }, () => new Float64Array(points));
  stream.fill(columns);
  return columns;
}
