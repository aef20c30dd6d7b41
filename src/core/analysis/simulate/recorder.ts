import type { Envelope } from "../../allocation/allocation.ts";
import { money, type Money } from "../../money/index.ts";
import type { Plan } from "../../plan/plan.ts";
import { histogram, proportionHeld, summariseAmounts, type Proportion } from "../statistics/index.ts";
import type { CounterpartRowDraws } from "./counterpartDraws.ts";
import type { District } from "./districtDraws.ts";
import type { DrawAmounts, DrawShares } from "./drawing.ts";
import type { SimulatedCounterpart, SimulatedTotal, Simulation, TotalKey } from "./simulation.ts";

/** At most so many bars, which a person can tell apart. */
const bins = 20;

/** Which totals are kept: `districts` where money is shared, none where it is not. */
export interface Recorded {
  readonly plan: Plan;
  readonly envelopes: readonly Envelope[];
  readonly rows: readonly CounterpartRowDraws[];
  readonly isShared: boolean;
  readonly districts: readonly District[];
}

/** Keeps the totals of draws, one column a total, the plan itself before the first draw; then says what they say together. */
export class Recorder {
  readonly #about: Recorded;
  readonly #draws: number;
  readonly #keys: readonly TotalKey[];
  readonly #columns: readonly Float64Array[];
  readonly #planned: Float64Array;
  readonly #lineColumns: readonly (readonly number[])[];
  readonly #yearColumns: readonly number[];
  readonly #missing: readonly Float64Array[];
  readonly #plannedMissing: Float64Array;
  readonly #holding: Float64Array;
  readonly #totals: Float64Array;
  #refused = 0;

  constructor(about: Recorded, draws: number) {
    const { plan, envelopes, rows } = about;
    this.#about = about;
    this.#draws = draws;
    this.#keys = keysOf(about);
    this.#columns = this.#keys.map(() => new Float64Array(draws));
    this.#planned = new Float64Array(this.#keys.length);
    this.#totals = new Float64Array(this.#keys.length);
    const at = (isIt: (key: TotalKey) => boolean): number => this.#keys.findIndex(isIt);
    this.#lineColumns = plan.lines.map(({ source, type }) => [
      at(({ kind }) => kind === "all"),
      at((key) => key.kind === "source" && key.source === source),
      at((key) => key.kind === "type" && key.type === type),
    ]);
    this.#yearColumns = envelopes.map(({ year }) => at((key) => key.kind === "year" && key.year === year));
    this.#missing = rows.map(() => new Float64Array(draws));
    this.#plannedMissing = new Float64Array(rows.length);
    this.#holding = new Float64Array(rows.length);
  }

  /** Keeps what the plan itself comes to. */
  recordPlan(amounts: DrawAmounts, districts: Float64Array, shares: DrawShares | undefined): void {
    this.#addUp(amounts, districts, shares);
    this.#planned.set(this.#totals);
    this.#plannedMissing.set(amounts.counterpart.missing);
  }

  /** Keeps one draw. */
  record(draw: number, amounts: DrawAmounts, districts: Float64Array, shares: DrawShares | undefined): void {
    this.#addUp(amounts, districts, shares);
    for (let column = 0; column < this.#columns.length; column++) {
      const own = this.#columns[column];
      if (own !== undefined) own[draw] = this.#totals[column] ?? 0;
    }
    const { missing, holds } = amounts.counterpart;
    for (let row = 0; row < this.#missing.length; row++) {
      const own = this.#missing[row];
      if (own !== undefined) own[draw] = missing[row] ?? 0;
      this.#holding[row] = (this.#holding[row] ?? 0) + (holds[row] ?? 0);
    }
    if (shares?.isRefused === true) this.#refused += 1;
  }

  #addUp({ lines, envelopes }: DrawAmounts, districts: Float64Array, shares: DrawShares | undefined): void {
    const totals = this.#totals;
    totals.fill(0);
    for (let line = 0; line < lines.length; line++) {
      for (const column of this.#lineColumns[line] ?? []) {
        totals[column] = (totals[column] ?? 0) + (lines[line] ?? 0);
      }
    }
    for (let envelope = 0; envelope < envelopes.length; envelope++) {
      const column = this.#yearColumns[envelope] ?? 0;
      totals[column] = (totals[column] ?? 0) + (envelopes[envelope] ?? 0);
    }
    if (shares === undefined) return;
    // Districts stand last, and what nobody gets behind them.
    totals.set(districts, totals.length - 1 - districts.length);
    totals[totals.length - 1] = shares.unallocated;
  }

  /** What all draws say; to be asked once all are recorded. */
  outcome(): Pick<Simulation, "totals" | "counterpart" | "counterpartTogether" | "allocated"> {
    const { rows, isShared } = this.#about;
    const counterpart = rows.map((row, index) => this.#counterpart(row, index));
    return {
      totals: this.#keys.map((key, index) => this.#total(key, index)),
      counterpart,
      ...(rows.length === 0 ? {} : { counterpartTogether: this.#together() }),
      ...(isShared ? { allocated: this.#proportion(this.#draws - this.#refused) } : {}),
    };
  }

  #proportion(held: number): Proportion {
    return proportionHeld({ held, draws: this.#draws });
  }

  #total(key: TotalKey, index: number): SimulatedTotal {
    const amounts = this.#columns[index] ?? new Float64Array();
    const planned = money(this.#planned[index] ?? 0);
    return {
      key,
      planned,
      summary: summariseAmounts(amounts),
      histogram: histogram(amounts, bins),
      reached: this.#proportion(countOf(amounts, (amount) => amount >= planned)),
    };
  }

  #counterpart({ rule, type }: CounterpartRowDraws, index: number): SimulatedCounterpart {
    const amounts = this.#missing[index] ?? new Float64Array();
    return {
      rule: rule.id,
      type,
      from: rule.from,
      to: rule.to,
      mode: rule.mode,
      planned: money(this.#plannedMissing[index] ?? 0),
      missing: summariseAmounts(amounts),
      histogram: histogram(amounts, bins),
      enough: this.#proportion(countOf(amounts, (amount) => amount === 0)),
      holds: this.#proportion(this.#holding[index] ?? 0),
    };
  }

  #together(): NonNullable<Simulation["counterpartTogether"]> {
    const amounts = new Float64Array(this.#draws);
    for (const column of this.#missing) {
      for (let draw = 0; draw < amounts.length; draw++)
        amounts[draw] = (amounts[draw] ?? 0) + (column[draw] ?? 0);
    }
    const planned: Money = money(this.#plannedMissing.reduce((sum, missing) => sum + missing, 0));
    const enough = this.#proportion(countOf(amounts, (amount) => amount === 0));
    return { planned, missing: summariseAmounts(amounts), enough };
  }
}

function countOf(amounts: Float64Array, isCounted: (amount: number) => boolean): number {
  let count = 0;
  for (const amount of amounts) if (isCounted(amount)) count += 1;
  return count;
}

/** All, by source, type and year in the order of the plan; where money is shared, districts by code, then what nobody gets. */
function keysOf({ plan, envelopes, isShared, districts }: Recorded): readonly TotalKey[] {
  const used = new Set(plan.lines.map(({ source }) => source));
  const types = (["developmentInvestment", "recurrent", "unspecified"] as const).filter((type) =>
    plan.lines.some((line) => line.type === type),
  );
  const years = [...new Set(envelopes.map(({ year }) => year))].sort((one, other) => one - other);
  return [
    { kind: "all" },
    ...plan.sources
      .filter(({ id }) => used.has(id))
      .map(({ id }): TotalKey => ({ kind: "source", source: id })),
    ...types.map((type): TotalKey => ({ kind: "type", type })),
    ...years.map((year): TotalKey => ({ kind: "year", year })),
    ...(isShared
      ? [
          ...districts.map((district): TotalKey => ({ kind: "district", ...district })),
          { kind: "unallocated" } as const,
        ]
      : []),
  ];
}
