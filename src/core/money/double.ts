/** The double nearest to a whole number: the number itself up to 2^53, an estimate beyond; infinite past 1.8e308. */
export function nearestDouble(whole: bigint): number {
  return Number(whole);
}
