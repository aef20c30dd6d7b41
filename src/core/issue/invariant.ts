/** Raised when the program itself is wrong; never for bad data. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** States what must be true here; if it is not, the program has a bug and stops. */
export function invariant(condition: boolean, statement: string): asserts condition {
  if (!condition) throw new InvariantError(statement);
}
