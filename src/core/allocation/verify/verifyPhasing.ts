import type { BudgetLine, Plan } from "../../plan/plan.ts";
import type { Envelope } from "../allocation.ts";
import { aboutOf } from "./verifyPools.ts";
import type { Report } from "./violation.ts";
import { fractionOf, type Fraction } from "./verifyWeights.ts";

interface Bounds {
  least: bigint;
  most: bigint;
}

/**
 * Whether the envelopes of one source, type and component are the money of its lines: the same sum, no line's money outside its years
 * (Hall's condition over all runs of years), and in each year no more and no less than each line's exact share of the
 * profile rounded up or down to a unit of `unitDong` đồng.
 */
export function verifyPhasing(
  plan: Pick<Plan, "phasing">,
  lines: readonly BudgetLine[],
  envelopes: readonly Envelope[],
  unitDong: bigint,
  report: Report,
): void {
  const about = envelopes[0] ?? lines[0];
  if (about === undefined) return;
  const { source, type, component } = about;
  const where = { source, type, ...(component === undefined ? {} : { component }) };
  const total = lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const found = envelopes.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  if (total !== found) {
    report("envelope.total", where, total, found);
  }
  verifyYears(lines, envelopes, report);
  const bounds = new Map<number, Bounds>();
  for (const line of lines) {
    if (!addBounds(plan, line, unitDong, bounds)) report("phasing.unreadable", { ...where, year: line.from });
  }
  for (const envelope of envelopes) {
    const { least, most } = bounds.get(envelope.year) ?? { least: 0n, most: 0n };
    const amount = BigInt(envelope.amount);
    if (amount < least || amount > most) {
      report("envelope.notPhased", aboutOf(envelope), `${least}..${most}`, amount);
    }
  }
}

/** For every run of years, the envelopes in it hold at least the lines that lie wholly inside it. */
function verifyYears(lines: readonly BudgetLine[], envelopes: readonly Envelope[], report: Report): void {
  for (const from of new Set(lines.map((line) => line.from))) {
    for (const to of new Set(lines.map((line) => line.to))) {
      const within = lines.filter((line) => from <= line.from && line.to <= to);
      const held = envelopes.filter(({ year }) => from <= year && year <= to);
      const needed = within.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
      const found = held.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
      const [line] = within;
      if (line === undefined || found >= needed) continue;
      report("envelope.outsideYears", { source: line.source, type: line.type, year: from }, needed, found);
    }
  }
}

function addBounds(
  plan: Pick<Plan, "phasing">,
  line: BudgetLine,
  unitDong: bigint,
  bounds: Map<number, Bounds>,
): boolean {
  const amount = BigInt(line.amount);
  if (line.from === line.to) {
    widen(bounds, line.from, amount, amount);
    return true;
  }
  const exception = plan.phasing.exceptions.find(({ source }) => source === line.source);
  const id = exception === undefined ? plan.phasing.default : exception.profile;
  const weights = plan.phasing.profiles.find((profile) => profile.id === id)?.weights ?? {};
  const shares: { readonly year: number; readonly share: Fraction }[] = [];
  for (let year = line.from; year <= line.to; year++) {
    const share = fractionOf(weights[`${year}`] ?? "");
    if (share === undefined) return false;
    shares.push({ year, share });
  }
  const common = shares.reduce((product, { share }) => product * share.under, 1n);
  const scaled = shares.map(({ share }) => (share.over * common) / share.under);
  const sum = scaled.reduce((left, right) => left + right, 0n);
  if (sum === 0n) return false;
  const units = amount / unitDong;
  shares.forEach(({ year }, index) => {
    const product = units * (scaled[index] ?? 0n);
    const floor = product / sum;
    const ceiling = product % sum === 0n ? floor : floor + 1n;
    const rest = year === line.to ? amount % unitDong : 0n;
    widen(bounds, year, floor * unitDong + rest, ceiling * unitDong + rest);
  });
  return true;
}

function widen(bounds: Map<number, Bounds>, year: number, least: bigint, most: bigint): void {
  const before = bounds.get(year) ?? { least: 0n, most: 0n };
  bounds.set(year, { least: before.least + least, most: before.most + most });
}
