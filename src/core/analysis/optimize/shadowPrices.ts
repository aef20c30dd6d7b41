import { failure, success, type Result } from "../../issue/index.ts";
import { money, negate, type Money } from "../../money/index.ts";
import { nearestDouble } from "../../money/double.ts";
import type { Solver } from "../../solver/index.ts";
import { checkProblem } from "./checkProblem.ts";
import { constraintKey } from "./constraints.ts";
import { demandOf, type Demand } from "./demand.ts";
import { fraction, minus, type Fraction } from "./fraction.ts";
import { indexProblem, type Indexed } from "./indexed.ts";
import type { Settled } from "./judge.ts";
import { mergeGroups } from "./mergeGroups.ts";
import { choiceModel, type Choosing } from "./model.ts";
import type { Budget, ChoiceProblem, Objective, Worth } from "./problem.ts";
import { search, type Searched } from "./search.ts";
import { Session, type OptimizeOptions } from "./session.ts";
import { spend } from "./spend.ts";
import { wholeGoal } from "./worth.ts";

export type BudgetName = Pick<Budget, "source" | "type" | "year">;

/** An objective whose worth is one number: a count, points or đồng. */
export type PricedObjective = Exclude<Objective, { kind: "fairest" }>;

export interface ShadowPriceOptions extends OptimizeOptions {
  /** How much more and less is tried first; 1 tỷ đồng if not given. */
  readonly step?: Money;
  /** How often the step is doubled to see how far the price holds; 3 times if not given. */
  readonly doublings?: number;
  /** The budgets to price; those whose dual is not 0 if not given. */
  readonly budgets?: readonly BudgetName[];
}

/** What more money in one budget is worth: changes of the objective, in places, people, points or đồng. */
export interface ShadowPrice {
  readonly budget: BudgetName;
  /** Đồng. */
  readonly step: Money;
  /**
   * What a step more changes according to the dual of the linear model: a solver's float, for ordering, never to be shown as
   * money. With money of named sources as the objective the choices are kept, otherwise they may be parts of places.
   */
  readonly dual: number | undefined;
  /** With the choices kept (money of named sources only): the exact change for a step more, and how far it holds. */
  readonly kept?: { readonly change: Fraction; readonly holds: PriceRange };
  /** With the choices free again: exact differences of two optima. Left out where time ended or there was no choice. */
  readonly more?: Fraction;
  readonly less?: Fraction;
  /** How far `more` holds: the change is as many times as large for as many steps, as far as was tried. */
  readonly holds: PriceRange;
}

/** From so much less (negative) to so much more đồng in the budget. */
export interface PriceRange {
  readonly from: Money;
  readonly to: Money;
}

export type ShadowPrices =
  | { readonly kind: "priced"; readonly worth: Worth; readonly prices: readonly ShadowPrice[] }
  /** There is no proven optimum to change from. */
  | { readonly kind: "unpriced"; readonly found: Searched["kind"] };

const usualStep = money(1_000_000_000);

/**
 * What one step more in a budget would change. Duals say where to look; every figure that is told is a difference of exact
 * optima. Issues: see `checkProblem`.
 */
export async function shadowPrices(
  problem: ChoiceProblem,
  objective: PricedObjective,
  solver: Solver,
  options: ShadowPriceOptions = {},
): Promise<Result<ShadowPrices>> {
  const issues = checkProblem(problem, objective);
  if (issues.length > 0) return failure(...issues);
  const indexed = indexProblem(mergeGroups(problem).problem);
  const session = new Session(solver, options);
  const whole = wholeGoal(indexed, objective);
  const demand = demandOf(whole.goal);
  const base = await search(indexed, demand, session);
  if (base.kind !== "found" || !base.proven) return success({ kind: "unpriced", found: base.kind });
  const pricer = new Pricer(indexed, demand, base.settled, session, options, whole.worthOf);
  const prices: ShadowPrice[] = [];
  const budgets = await pricer.budgets();
  for (const [index, [budget, dual]] of budgets.entries()) {
    prices.push(await pricer.price(budget, dual, budgets.length - index));
  }
  return success({ kind: "priced", worth: whole.worthOf(base.settled.worth), prices });
}

class Pricer {
  private readonly indexed: Indexed;
  private readonly demand: Demand;
  private readonly base: Settled;
  private readonly session: Session;
  private readonly options: ShadowPriceOptions;
  private readonly worthOf: (sum: bigint) => Worth;
  private readonly step: Money;
  /** So many searches have to share the time that is left. */
  private parts = 1;
  /** Changes that are known, so that none is searched for twice. */
  private readonly known = new Map<string, Fraction | undefined>();

  constructor(
    indexed: Indexed,
    demand: Demand,
    base: Settled,
    session: Session,
    options: ShadowPriceOptions,
    worthOf: (sum: bigint) => Worth,
  ) {
    this.indexed = indexed;
    this.demand = demand;
    this.base = base;
    this.session = session;
    this.options = options;
    this.worthOf = worthOf;
    this.step = options.step ?? usualStep;
  }

  /** The budgets to price, and what their duals say. */
  async budgets(): Promise<readonly (readonly [BudgetName, number | undefined])[]> {
    const duals = await this.duals();
    const all = this.indexed.chains.flatMap(({ source, type, years }) =>
      years.map(({ year }): BudgetName => ({ source, type, year: this.indexed.years[year] ?? 0 })),
    );
    const asked =
      this.options.budgets ?? all.filter((one) => duals === undefined || (duals.get(keyOf(one)) ?? 0) !== 0);
    const priced = asked.map((one) => [one, duals === undefined ? undefined : (duals.get(keyOf(one)) ?? 0)] as const); // prettier-ignore
    // What seems to matter most comes first, in case time ends.
    const size = (dual: number | undefined) => Math.abs(dual ?? 0);
    return this.options.budgets === undefined
      ? [...priced].sort(([, one], [, other]) => size(other) - size(one))
      : priced;
  }

  /** `waiting`: so many budgets have to share the time that is left, this one among them. */
  async price(budget: BudgetName, dual: number | undefined, waiting: number): Promise<ShadowPrice> {
    this.parts = 2 * waiting;
    const more = await this.change(budget, this.step);
    const less = await this.change(budget, negate(this.step));
    const isSteady = async (steps: number) => {
      const change = await this.change(budget, money(this.step * steps));
      return more !== undefined && change !== undefined && isMultiple(change, more, steps);
    };
    const from = less !== undefined && (await isSteady(-1)) ? await this.reach(isSteady, -1) : 0;
    const to = more === undefined ? 0 : await this.reach(isSteady, 1);
    const kept = this.demand.goal.kind === "paid" ? this.keptPrice(budget) : undefined;
    return {
      budget,
      step: this.step,
      dual,
      ...(kept === undefined ? {} : { kept }),
      ...(more === undefined ? {} : { more }),
      ...(less === undefined ? {} : { less }),
      holds: { from: money(this.step * from), to: money(this.step * to) },
    };
  }

  /** Doubles the steps as long as the price holds. */
  private async reach(isSteady: (steps: number) => Promise<boolean>, direction: 1 | -1): Promise<number> {
    let steps = direction;
    for (let doubling = 0; doubling < (this.options.doublings ?? 3); doubling++) {
      if (!(await isSteady(2 * steps))) return steps;
      steps *= 2;
    }
    return steps;
  }

  /** By how much the optimum changes with so much more (or less) in the budget. */
  private async change(budget: BudgetName, by: Money): Promise<Fraction | undefined> {
    const key = `${keyOf(budget)} ${by}`;
    if (!this.known.has(key)) this.known.set(key, await this.searchChange(budget, by));
    return this.known.get(key);
  }

  private async searchChange(budget: BudgetName, by: Money): Promise<Fraction | undefined> {
    const changed = this.changed(budget, by);
    if (changed === undefined) return undefined;
    const found = await search(changed, this.demand, this.session.part(this.parts));
    this.parts = Math.max(1, this.parts - 1);
    return found.kind === "found" && found.proven ? this.difference(found.settled.worth) : undefined;
  }

  private difference(worth: bigint): Fraction {
    return minus(numberOf(this.worthOf(worth)), numberOf(this.worthOf(this.base.worth)));
  }

  /** The price with choices kept, and to the đồng how far it holds: the least money is a convex function of a budget. */
  private keptPrice(budget: BudgetName): ShadowPrice["kept"] {
    const least = (by: bigint): bigint | undefined => {
      const changed = this.changed(budget, money(nearestDouble(by)));
      const spent = changed && spend(changed, this.demand, this.base.chosen, this.base.amounts);
      return spent?.kind === "spent" ? spent.least - this.base.worth : undefined;
    };
    const step = BigInt(this.step);
    const change = least(step);
    if (change === undefined) return undefined;
    // Amounts are whole: what is expected may be a part of an đồng away.
    const holdsAt = (by: bigint): boolean => {
      const found = least(by);
      if (found === undefined) return false;
      const off = found * step - change * by;
      return off < step && off > -step;
    };
    const range = {
      from: money(nearestDouble(furthest(holdsAt, -step))),
      to: money(nearestDouble(furthest(holdsAt, step))),
    };
    return { change: fraction(change), holds: range };
  }

  /** The same problem with more or less in one budget; nothing if that is less than nothing. */
  private changed({ source, type, year }: BudgetName, by: Money): Indexed | undefined {
    const isIt = (one: BudgetName) => one.source === source && one.type === type && one.year === year;
    const { budgets } = this.indexed.problem;
    const before = budgets.find(isIt) ?? { source, type, year, amount: money(0) };
    if (before.amount + by < 0) return undefined;
    const after: Budget = { ...before, amount: money(before.amount + by) };
    return indexProblem({
      ...this.indexed.problem,
      budgets: [...budgets.filter((one) => !isIt(one)), after],
    });
  }

  /** Duals of the budgets for a step more; choices are kept where money is the goal, since the dual is 0 for all else then. */
  private async duals(): Promise<ReadonlyMap<string, number> | undefined> {
    const choosing: Choosing = this.demand.goal.kind === "paid" ? { chosen: this.base.chosen } : "continuous";
    const model = choiceModel(this.indexed, this.demand, [], choosing);
    const outcome = await this.session.solve(model);
    if (outcome.status !== "optimal" || outcome.duals === undefined) return undefined;
    const { duals } = outcome;
    const { goal } = this.demand;
    // The least money is sought as the most of what is not spent.
    const sign = goal.kind === "values" && goal.values.some((value) => value < 0n) ? -1 : 1;
    const prices = [...model.rowsOf].map(([key, rows]) => {
      const dual = rows.reduce((sum, { row, scale }) => sum + (duals[row] ?? 0) / scale, 0);
      return [key, (sign * dual * model.goalScale * this.step) / model.unit] as const;
    });
    return new Map(prices);
  }
}

function keyOf(budget: BudgetName): string {
  return constraintKey({ kind: "budget", ...budget });
}

function isMultiple(change: Fraction, more: Fraction, steps: number): boolean {
  return change.numerator * more.denominator === more.numerator * BigInt(steps) * change.denominator;
}

/** The furthest amount in the direction of `step` at which it still holds, to the đồng, up to 2^10 steps. */
function furthest(holdsAt: (by: bigint) => boolean, step: bigint): bigint {
  let [good, bad] = [0n, step];
  for (let doubling = 0; holdsAt(bad); doubling++) {
    good = bad;
    if (doubling === 10) return good;
    bad *= 2n;
  }
  while (good - bad > 1n || bad - good > 1n) {
    const middle = (good + bad) / 2n;
    if (holdsAt(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function numberOf(worth: Worth): Fraction {
  switch (worth.kind) {
    case "communes":
    case "people":
      return fraction(worth.count);
    case "score":
      return worth.points;
    case "money":
      return fraction(BigInt(worth.amount));
    case "fairest":
      return fraction(0n);
  }
}
