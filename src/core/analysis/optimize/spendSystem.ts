import { constraintKey, givesMoney } from "./constraints.ts";
import type { Demand } from "./demand.ts";
import { fraction, fractionOfRatio, one, opposite, plus, times, zero, type Fraction } from "./fraction.ts";
import { flowsOf, type Indexed } from "./indexed.ts";
import { ExactSystem, type Bound, type Row, type Variable } from "./system.ts";

/** What a bound is made of: a constant, and parts of what groups cost in years (numbered group × years + year). */
export interface Affine {
  readonly constant: Fraction;
  readonly demand: readonly (readonly [cell: number, coefficient: Fraction])[];
}

/** The exact constraints on money once the places are chosen, and where each bound comes from. */
export interface SpendSystem {
  readonly system: ExactSystem;
  readonly origins: readonly Affine[];
  /** Variables that must be whole, those to branch on first at the front. */
  readonly whole: readonly number[];
  /** The row of what is to be as little as possible, if anything is. */
  readonly objective: number | undefined;
  /** The variable of each elastic constraint on money: by how much it gives way. */
  readonly givingOf: ReadonlyMap<string, number>;
}

/** What each group costs in each year. */
export function costsOf(
  { candidates, options, groups, years }: Indexed,
  chosen: readonly number[],
): readonly bigint[] {
  const cells = Array.from({ length: groups.length * years.length }, () => 0n);
  for (const index of chosen) {
    const option = options[index];
    for (const [group, amount] of candidates[option?.candidate ?? -1]?.costs ?? []) {
      const cell = group * years.length + (option?.year ?? 0);
      cells[cell] = (cells[cell] ?? 0n) + BigInt(amount);
    }
  }
  return cells;
}

/** Writes down the constraints, in đồng; `start` is what each flow begins with. */
export function spendSystem(
  indexed: Indexed,
  demand: Demand,
  costs: readonly bigint[],
  start: readonly bigint[],
): SpendSystem {
  const builder = new Builder(indexed, demand, costs);
  for (const flow of indexed.flows.keys()) builder.addFlow(flow, start[flow] ?? 0n);
  const givingOf = new Map([...demand.elastic].filter(givesMoney).map((key) => [key, builder.addGiving()]));
  builder.addDemands();
  builder.addBudgets(givingOf);
  const sums = builder.addCounterparts(givingOf);
  const objective = builder.addObjective([...givingOf.values()]);
  const { variables, rows, origins } = builder;
  return {
    system: new ExactSystem(variables, rows),
    origins,
    whole: [...sums, ...variables.keys()],
    objective,
    givingOf,
  };
}

class Builder {
  readonly variables: Variable[] = [];
  readonly rows: Row[] = [];
  readonly origins: Affine[] = [];
  private readonly indexed: Indexed;
  private readonly demand: Demand;
  private readonly costs: readonly bigint[];

  constructor(indexed: Indexed, demand: Demand, costs: readonly bigint[]) {
    this.indexed = indexed;
    this.demand = demand;
    this.costs = costs;
  }

  /** A flow is between its shares of what its group costs in the year; the only bearer of a group pays all. */
  addFlow(flow: number, start: bigint): void {
    const { group, bearer, year } = this.indexed.flows[flow] ?? { group: 0, bearer: 0, year: 0 };
    const { id = "", bearers = [] } = this.indexed.groups[group] ?? {};
    const { source = "", atLeast, atMost } = bearers[bearer] ?? {};
    const cell = group * this.indexed.years.length + year;
    const holds = (bound: "atLeast" | "atMost") =>
      !this.demand.dropped.has(constraintKey({ kind: "share", group: id, source, bound }));
    const share = (part: Fraction) => this.bound({ constant: zero, demand: [[cell, part]] });
    const least = atLeast !== undefined && holds("atLeast") ? fractionOfRatio(atLeast) : zero;
    const most = atMost !== undefined && holds("atMost") ? fractionOfRatio(atMost) : one;
    const isAlone = bearers.length === 1;
    this.variables.push({ lower: share(isAlone ? one : least), upper: share(most), start: fraction(start) });
  }

  addGiving(): number {
    return this.variables.push({ lower: this.constant(0n) }) - 1;
  }

  addDemands(): void {
    const { groups, years, flows } = this.indexed;
    groups.forEach(({ bearers }, group) => {
      if (bearers.length === 1) return;
      years.forEach((_, year) => {
        const own = [...flows.keys()].filter(
          (flow) => flows[flow]?.group === group && flows[flow].year === year,
        );
        const all = this.bound({ constant: zero, demand: [[group * years.length + year, one]] });
        this.rows.push({ lower: all, upper: all, entries: own.map((flow) => [flow, one]) });
      });
    });
  }

  addBudgets(givingOf: ReadonlyMap<string, number>): void {
    const { chains, problem } = this.indexed;
    for (const { source, type, years } of chains) {
      let available = 0n;
      const giving: number[] = [];
      for (const { year, amount } of years) {
        const key = constraintKey({ kind: "budget", source, type, year: problem.years[year] ?? 0 });
        // Without its limit a year has as much as it likes, and so have the years that it carries over to.
        if (this.demand.dropped.has(key)) break;
        available += BigInt(amount);
        giving.push(...[givingOf.get(key)].filter((variable) => variable !== undefined));
        const first = years[0]?.year ?? 0;
        const own = this.flows([source], [type], (one) => one >= first && one <= year);
        const entries = [...own, ...giving.map((variable) => [variable, opposite(one)] as const)];
        if (own.length > 0) this.rows.push({ upper: this.constant(available), entries });
      }
    }
  }

  /** Gives the rows that hold the central and the local sums, for these decide whether the rest can be whole. */
  addCounterparts(givingOf: ReadonlyMap<string, number>): readonly number[] {
    const sums: Row[] = [];
    for (const { id, central, local, types, years, ratio } of this.indexed.problem.counterparts ?? []) {
      const key = constraintKey({ kind: "counterpart", rule: id });
      if (this.demand.dropped.has(key)) continue;
      const isYear = (year: number) => years.includes(this.indexed.years[year] ?? 0);
      const centralFlows = this.flows(central, types, isYear);
      const localFlows = this.flows(local, types, isYear);
      const giving = givingOf.get(key);
      const { numerator, denominator } = ratio;
      const entries = [
        ...localFlows.map(([flow]) => [flow, fraction(denominator)] as const),
        ...centralFlows.map(([flow]) => [flow, fraction(-numerator)] as const),
        ...(giving === undefined ? [] : [[giving, fraction(denominator)] as const]),
      ];
      if (entries.length === 0) continue;
      this.rows.push({ lower: this.constant(0n), entries });
      sums.push({ entries: centralFlows }, { entries: localFlows });
    }
    const first = this.variables.length + this.rows.length;
    this.rows.push(...sums);
    return sums.map((_, index) => first + index);
  }

  addObjective(giving: readonly number[]): number | undefined {
    const { goal } = this.demand;
    const entries =
      goal.kind === "paid"
        ? this.flowsWhere((source) => goal.sources.has(source))
        : goal.kind === "giving"
          ? giving.map((variable) => [variable, one] as const)
          : [];
    if (entries.length === 0) return undefined;
    this.rows.push({ entries });
    return this.variables.length + this.rows.length - 1;
  }

  private flows(sources: readonly string[], types: readonly string[], isYear: (year: number) => boolean) {
    const flows = flowsOf(
      this.indexed,
      (source) => sources.includes(source),
      (type) => types.includes(type),
      isYear,
    );
    return flows.map((flow) => [flow, one] as const);
  }

  private flowsWhere(isSource: (source: string) => boolean) {
    const flows = flowsOf(this.indexed, isSource, () => true, () => true); // prettier-ignore
    return flows.map((flow) => [flow, one] as const);
  }

  private constant(value: bigint): Bound {
    return this.bound({ constant: fraction(value), demand: [] });
  }

  private bound(affine: Affine): Bound {
    const origin = this.origins.push(affine) - 1;
    let value = affine.constant;
    for (const [cell, coefficient] of affine.demand) {
      const part = times(coefficient, fraction(this.costs[cell] ?? 0n));
      value = plus(value, part);
    }
    return { value, origin };
  }
}
