import { nearestDouble } from "../../money/double.ts";
import type { Ratio } from "../../money/index.ts";
import type { RowEntry, SolverModel } from "../../solver/index.ts";
import { constraintKey, givesMoney } from "./constraints.ts";
import type { Cut } from "./cut.ts";
import type { Demand, DistrictCondition } from "./demand.ts";
import { flowsOf, type Indexed } from "./indexed.ts";
import { ones, RowWriter, type Entries, type ScaledRow } from "./modelRows.ts";
import type { Constraint } from "./problem.ts";
import { asDouble, meanCost, scaledValues } from "./units.ts";

/**
 * A model whose first columns are the options. Money is in units of what a candidate costs on average, and each row is divided
 * by its largest coefficient: in đồng, solvers answer "optimal" and are wrong.
 */
export interface ChoiceModel {
  readonly model: SolverModel;
  /** How many đồng a unit is. */
  readonly unit: number;
  /** What the solver's objective is to be multiplied by: a value, or đồng; negative where the most is sought, 0 where it says nothing. */
  readonly goalScale: number;
  /** The column of a flow; none where its group has a single bearer. */
  readonly columnOfFlow: ReadonlyMap<number, number>;
  /** The rows that each constraint is in, and what they were divided by. */
  readonly rowsOf: ReadonlyMap<string, readonly ScaledRow[]>;
}

/** How choices enter the model: to be found, continuous between 0 and 1, or given. */
export type Choosing = "whole" | "continuous" | { readonly chosen: readonly number[] };

/** Writes down what is asked for. */
export function choiceModel(
  indexed: Indexed,
  demand: Demand,
  cuts: readonly Cut[] = [],
  choosing: Choosing = "whole",
): ChoiceModel {
  const writer = new Writer(indexed, demand, choosing);
  writer.addPlaces();
  writer.addLimits();
  writer.addGroups();
  writer.addBudgets();
  writer.addCounterparts();
  for (const condition of demand.conditions) writer.addCondition(condition);
  if (demand.goal.kind === "worstOff") writer.addWorstOff(demand.goal.condition);
  for (const cut of cuts) writer.addCut(cut);
  return writer.finish();
}

class Writer {
  private readonly rows: RowWriter;
  private readonly indexed: Indexed;
  private readonly demand: Demand;
  private readonly unit: number;
  private readonly goalScale: number;
  private readonly columnOfFlow = new Map<number, number>();

  constructor(indexed: Indexed, demand: Demand, choosing: Choosing) {
    this.indexed = indexed;
    this.demand = demand;
    this.rows = new RowWriter(demand);
    this.unit = meanCost(indexed);
    const { goal } = demand;
    const [values, scale] = goal.kind === "values" ? scaledValues(goal.values) : [[], 1];
    this.goalScale = goal.kind === "values" ? -scale : this.scaleOfUnits();
    const isChosen = typeof choosing === "string" ? undefined : new Set(choosing.chosen);
    indexed.options.forEach(({ candidate, year }, option) => {
      const cost = this.paidBy(candidate, year) - (values[candidate] ?? 0);
      const isOut = indexed.candidates[candidate]?.choice === "no" && this.rows.isHard({ kind: "choice", place: indexed.candidates[candidate].place }); // prettier-ignore
      const only = isChosen?.has(option) === true ? 1 : 0;
      const upper = isOut ? 0 : 1;
      const bounds = isChosen === undefined ? { lower: 0, upper } : { lower: only, upper: only };
      this.rows.builder.addColumn({ ...bounds, cost, integer: choosing === "whole" });
    });
    this.rows.addGiving();
  }

  /** What gives way is money, or places, or both, which no single scale tells. */
  private scaleOfUnits(): number {
    const { goal, elastic } = this.demand;
    if (goal.kind === "paid") return this.unit;
    const money = [...elastic].filter(givesMoney).length;
    return money === 0 ? 1 : money === elastic.size ? this.unit : 0;
  }

  finish(): ChoiceModel {
    const { unit, goalScale, columnOfFlow } = this;
    return { model: this.rows.builder.build(), unit, goalScale, columnOfFlow, rowsOf: this.rows.rowsOf };
  }

  /** A place reaches the standard in one year at most, and not before those that come first. */
  addPlaces(): void {
    for (const { place, choice, options, prerequisites } of this.indexed.candidates) {
      const all = ones(options);
      const constraint: Constraint = { kind: "choice", place };
      if (choice === "yes") this.rows.addRow(1, Infinity, all, constraint, 1);
      if (choice === "no" && !this.rows.isHard(constraint))
        this.rows.addRow(-Infinity, 0, all, constraint, -1);
      if (options.length > 1) this.rows.addRow(-Infinity, 1, all);
      for (const first of prerequisites) {
        const before = this.indexed.candidates[first];
        const link: Constraint = { kind: "prerequisite", place, first: before?.place ?? "" };
        this.indexed.years.forEach((_, year) => {
          const until = (list: readonly number[]) =>
            list.filter((option) => (this.indexed.options[option]?.year ?? 0) <= year);
          const own = until(options);
          const firsts = until(before?.options ?? []).map((option) => [option, -1] as const);
          if (own.length > 0) this.rows.addRow(-Infinity, 0, [...ones(own), ...firsts], link, -1);
        });
      }
    }
  }

  addLimits(): void {
    const { problem, options, candidates, districts, reachedCommunes, years } = this.indexed;
    const optionsWhere = (isIn: (candidate: number, year: number) => boolean) =>
      ones([...options.keys()].filter((option) => isIn(options[option]?.candidate ?? -1, options[option]?.year ?? -1))); // prettier-ignore
    for (const { year: named, places } of problem.yearLimits ?? []) {
      const inYear = optionsWhere((_, year) => years[year] === named);
      this.rows.addRow(-Infinity, places, inYear, { kind: "yearLimit", year: named }, -1);
    }
    for (const { district, places } of problem.districtMinima ?? []) {
      const number = districts.indexOf(district);
      const own = optionsWhere((candidate) => candidates[candidate]?.district === number);
      const missing = places - (reachedCommunes[number] ?? 0);
      if (missing > 0) this.rows.addRow(missing, Infinity, own, { kind: "districtMinimum", district }, 1);
    }
    const missing = (problem.target ?? 0) - reachedCommunes.reduce((sum, count) => sum + count, 0);
    if (missing > 0) this.rows.addRow(missing, Infinity, optionsWhere(() => true), { kind: "target" }, 1); // prettier-ignore
  }

  /** The bearers of a group pay what it costs; where they have shares, a column holds the cost, so that rows stay short. */
  addGroups(): void {
    const { groups, years, flows } = this.indexed;
    groups.forEach(({ id, bearers }, group) => {
      if (bearers.length === 1) return;
      const hasShares = bearers.some(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined);
      for (const year of years.keys()) {
        const columns = [...flows.keys()]
          .filter((flow) => flows[flow]?.group === group && flows[flow].year === year)
          .map((flow) => this.addFlow(flow));
        const costs = this.costEntries(group, year);
        if (!hasShares) {
          this.rows.put(0, 0, [...ones(columns), ...costs.map(([option, part]) => [option, -part] as const)]);
          continue;
        }
        const whole = this.rows.builder.addColumn({ lower: 0, upper: Infinity });
        this.rows.put(0, 0, [[whole, -1], ...costs]);
        this.rows.put(0, 0, [[whole, -1], ...ones(columns)]);
        bearers.forEach(({ source, atLeast, atMost }, bearer) => {
          const share = (part: Ratio) => [[columns[bearer] ?? -1, 1], [whole, -asDouble(part)]] as const; // prettier-ignore
          const named = (bound: "atLeast" | "atMost"): Constraint => ({
            kind: "share",
            group: id,
            source,
            bound,
          });
          if (atLeast !== undefined) this.rows.addRow(0, Infinity, share(atLeast), named("atLeast"));
          if (atMost !== undefined) this.rows.addRow(-Infinity, 0, share(atMost), named("atMost"));
        });
      }
    });
  }

  private addFlow(flow: number): number {
    const cost = this.isPaid(this.indexed.flows[flow]?.source ?? "") ? 1 : 0;
    const column = this.rows.builder.addColumn({ lower: 0, upper: Infinity, cost });
    this.columnOfFlow.set(flow, column);
    return column;
  }

  addBudgets(): void {
    const { chains, problem } = this.indexed;
    for (const { source, type, years } of chains) {
      let available = 0;
      const giving: RowEntry[] = [];
      const names: Constraint[] = [];
      for (const { year, amount } of years) {
        const name: Constraint = { kind: "budget", source, type, year: problem.years[year] ?? 0 };
        if (this.demand.dropped.has(constraintKey(name))) break;
        names.push(name);
        available += amount;
        const column = this.rows.givingOf.get(constraintKey(name));
        if (column !== undefined) giving.push([column, -1]);
        const first = years[0]?.year ?? 0;
        const own = this.spent([source], [type], (one) => one >= first && one <= year);
        if (own.length === 0) continue;
        const scaled = this.rows.put(-Infinity, available / this.unit, [...own, ...giving]);
        for (const one of names) this.rows.note(one, scaled);
      }
    }
  }

  addCounterparts(): void {
    for (const { id, central, local, types, years, ratio } of this.indexed.problem.counterparts ?? []) {
      const isYear = (year: number) => years.includes(this.indexed.years[year] ?? 0);
      const matched = this.spent(central, types, isYear).map(([column, part]) => [column, -part * asDouble(ratio)] as const); // prettier-ignore
      const entries = [...this.spent(local, types, isYear), ...matched];
      if (entries.length > 0) this.rows.addRow(0, Infinity, entries, { kind: "counterpart", rule: id }, 1);
    }
  }

  /** A 0 or 1 for each district that may be told to have its amount. */
  addCondition({ count, atLeast, base, adds }: DistrictCondition): void {
    const marks = atLeast.map((amount, district) => {
      const missing = amount - (base[district] ?? 0n);
      const mark = this.rows.builder.addColumn({ lower: 0, upper: 1, integer: true });
      if (missing > 0n) this.rows.put(0, Infinity, [...this.districtEntries(district, adds, 1n), [mark, -nearestDouble(missing)]]); // prettier-ignore
      return mark;
    });
    this.rows.put(count, Infinity, ones(marks));
  }

  /** The part of its whole that `count` of the districts have at least: to be as large as can be. */
  addWorstOff({ count, base, whole, adds }: DistrictCondition): void {
    const level = this.rows.builder.addColumn({ lower: 0, upper: 1, cost: -1 });
    const marks = base.map((has, district) => {
      const all = whole[district] ?? 1n;
      const mark = this.rows.builder.addColumn({ lower: 0, upper: 1, integer: true });
      const entries = this.districtEntries(district, adds, all);
      const start = nearestDouble(has) / nearestDouble(all);
      this.rows.put(-start - 1, Infinity, [...entries, [level, -1], [mark, -1]]);
      return mark;
    });
    this.rows.put(count, Infinity, ones(marks));
  }

  addCut({ chosen, left, most }: Cut): void {
    const entries = [...ones(chosen), ...left.map((option) => [option, -1] as const)];
    this.rows.put(-Infinity, most - left.length, entries);
  }

  private districtEntries(district: number, adds: readonly bigint[], whole: bigint): Entries {
    return this.indexed.options.flatMap(({ candidate }, option): RowEntry[] => {
      if (this.indexed.candidates[candidate]?.district !== district) return [];
      const part = nearestDouble(adds[candidate] ?? 0n) / nearestDouble(whole);
      return part === 0 ? [] : [[option, part]];
    });
  }

  /** What sources spend on types in some years, in units. */
  private spent(
    sources: readonly string[],
    types: readonly string[],
    isYear: (year: number) => boolean,
  ): Entries {
    const flows = flowsOf(this.indexed, (source) => sources.includes(source), (type) => types.includes(type), isYear); // prettier-ignore
    const sums = new Map<number, number>();
    for (const flow of flows) {
      const { group, year } = this.indexed.flows[flow] ?? { group: -1, year: -1 };
      const column = this.columnOfFlow.get(flow);
      const entries = column === undefined ? this.costEntries(group, year) : [[column, 1] as const];
      for (const [entry, part] of entries) sums.set(entry, (sums.get(entry) ?? 0) + part);
    }
    return [...sums];
  }

  private costEntries(group: number, year: number): Entries {
    return this.indexed.options.flatMap((option, index): RowEntry[] => {
      if (option.year !== year) return [];
      const amount = this.amountOf(option.candidate, group);
      return amount === 0 ? [] : [[index, amount / this.unit]];
    });
  }

  private amountOf(candidate: number, group: number): number {
    return this.indexed.candidates[candidate]?.costs.find(([one]) => one === group)?.[1] ?? 0;
  }

  /** What the sources whose money counts pay for the candidate, where they are alone, in units. */
  private paidBy(candidate: number, year: number): number {
    if (this.demand.goal.kind !== "paid") return 0;
    const alone = this.indexed.flows.filter(
      (flow) =>
        flow.year === year &&
        this.isPaid(flow.source) &&
        this.indexed.groups[flow.group]?.bearers.length === 1,
    );
    return alone.reduce((sum, { group }) => sum + this.amountOf(candidate, group) / this.unit, 0);
  }

  private isPaid(source: string): boolean {
    return this.demand.goal.kind === "paid" && this.demand.goal.sources.has(source);
  }
}
