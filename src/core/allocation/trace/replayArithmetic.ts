/** A fraction of whole numbers, not in lowest terms; the denominator is above zero. */
export interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}

export const nought: Exact = { over: 0n, under: 1n };

/** A whole number, `a/b`, or a decimal with a point; undefined for anything else. */
export function readExact(text: string): Exact | undefined {
  const [, whole, point, under] = /^(\d+)(?:\.(\d+)|\/([1-9]\d*))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  if (point !== undefined) return { over: BigInt(whole + point), under: 10n ** BigInt(point.length) };
  return { over: BigInt(whole), under: BigInt(under ?? "1") };
}

export function plus(one: Exact, other: Exact): Exact {
  return { over: one.over * other.under + other.over * one.under, under: one.under * other.under };
}

export function times(one: Exact, other: Exact): Exact {
  return { over: one.over * other.over, under: one.under * other.under };
}

/** `one / other`; undefined where `other` is 0. */
export function over(one: Exact, other: Exact): Exact | undefined {
  return other.over === 0n ? undefined : { over: one.over * other.under, under: one.under * other.over };
}

/** Negative, zero or positive as `one` is less than, equal to or more than `other`. */
export function compareExact(one: Exact, other: Exact): number {
  const difference = one.over * other.under - other.over * one.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function whole(amount: number | bigint): Exact {
  return { over: BigInt(amount), under: 1n };
}

export function exactText({ over: above, under }: Exact): string {
  return under === 1n ? String(above) : `${above}/${under}`;
}
