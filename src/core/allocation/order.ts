/** The money that a row of an allocation is about: all lists are sorted by it. */
export interface MoneyKey {
  readonly source: string;
  readonly type: string;
  readonly year: number;
  readonly component?: string;
  readonly origin?: number;
}

/** The order of every list of an allocation: source, type, year, component, year of origin. */
export function compareMoneyKeys(left: MoneyKey, right: MoneyKey): number {
  return (
    compareTexts(left.source, right.source) ||
    compareTexts(left.type, right.type) ||
    left.year - right.year ||
    compareTexts(left.component ?? "", right.component ?? "") ||
    (left.origin ?? 0) - (right.origin ?? 0)
  );
}

/** By code units: the same on every machine, whatever its locale. */
export function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The key of an envelope: money of one source, type, year of origin and component. */
export function envelopeKeyOf({ source, type, year, component }: MoneyKey): string {
  return `${source}/${type}/${year}${component === undefined ? "" : `/${component}`}`;
}
