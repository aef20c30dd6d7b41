import { failure, invariant, success, type Issue, type Result } from "../../issue/index.ts";
import { subtract, sum, zeroMoney, type Money } from "../../money/money.ts";
import { compareRatios, ratioText, type Ratio } from "../../money/ratio.ts";
import type { Plan } from "../../plan/plan.ts";
import type { RoundingOptions } from "../../rounding/roundTable.ts";
import { currentValue, type Driver } from "../response/driver.ts";
import { stepped, type Step } from "../response/grid.ts";
import {
  allocationAt,
  dongOf,
  openQuestion,
  type AllocationAt,
  type OpenQuestion,
  type Question,
  type Setting,
} from "../response/question.ts";
import { exactFigure, type Target } from "../response/target.ts";

/** A driver, and by how much it is changed. */
export interface VariedDriver {
  readonly driver: Driver;
  readonly steps: readonly Step[];
}

export interface SensitivityRequest {
  readonly question: Question;
  readonly drivers: readonly VariedDriver[];
  readonly targets: readonly Target[];
}

/** A figure: exact, and in whole đồng (halves up), of which differences are taken so that what is shown adds up. */
export interface Figure {
  readonly exact: Ratio;
  readonly amount: Money;
}

/** All money of one run: allocated + unallocated = available, to the đồng. */
export interface Balance {
  readonly available: Money;
  readonly allocated: Money;
  readonly unallocated: Money;
}

export interface Run {
  readonly balance: Balance;
  /** One a target, in their order. */
  readonly figures: readonly Figure[];
}

/** What became of the targets when one driver took one value. */
export interface StepOutcome {
  readonly value: Ratio;
  /** Nothing where no allocation keeps the limits. */
  readonly run?: Run;
  readonly issues: readonly Issue[];
}

export interface DriverOutcome {
  readonly driver: Driver;
  readonly current: Ratio;
  /** In the order of values. */
  readonly outcomes: readonly StepOutcome[];
}

/** One bar of a tornado: what the target comes to at the lowest and at the highest value of a driver. */
export interface Bar {
  /** Position of the driver in `drivers`. */
  readonly driver: number;
  readonly low: { readonly value: Ratio; readonly amount: Money; readonly delta: Money };
  readonly high: { readonly value: Ratio; readonly amount: Money; readonly delta: Money };
  /** Largest less smallest of all amounts of the driver, the present one among them. */
  readonly swing: Money;
}

/** What moves one target most: bars by swing, the largest first, then by the driver's name. */
export interface Tornado {
  readonly target: Target;
  readonly base: Figure;
  readonly bars: readonly Bar[];
}

export interface Sensitivity {
  readonly base: Run;
  readonly drivers: readonly DriverOutcome[];
  /** One a target, in their order. */
  readonly tornados: readonly Tornado[];
}

/**
 * Changes each driver by each of its steps, one at a time, and says what becomes of the targets. A step to a value at which the limits
 * cannot be kept has its issues in place of figures. Issues: those of the plan as it is and of its scenario, `work.cancelled`, and
 * those of a driver that cannot be applied.
 */
export function sensitivity(request: SensitivityRequest, options: RoundingOptions = {}): Result<Sensitivity> {
  const { question, targets } = request;
  const opened = openQuestion(question);
  if (!opened.ok) return opened;
  const base = allocationAt(opened.value, [], options);
  if (!base.ok) return base;
  const drivers: DriverOutcome[] = [];
  for (const varied of request.drivers) {
    const outcome = driverOutcome(opened.value, varied, targets, options);
    if (!outcome.ok) return outcome;
    drivers.push(outcome.value);
  }
  const run = runOf(base.value, targets);
  return success({
    base: run,
    drivers,
    tornados: targets.map((target, index) => {
      const figure = run.figures[index];
      invariant(figure !== undefined, "each target has a figure");
      return { target, base: figure, bars: barsOf(drivers, index, figure.amount) };
    }),
  });
}

/** The present value of a driver in the plan under its scenario, and those that its steps lead to, in order, each once. */
export function valuesOf(
  { question, base }: OpenQuestion,
  { driver, steps }: VariedDriver,
): { readonly current: Ratio; readonly values: readonly Ratio[] } | undefined {
  const current = currentValue(driver.setting, base.plan, question.scenario?.scenario);
  if (current === undefined) return undefined;
  const values = new Map<string, Ratio>();
  for (const step of steps) {
    const value = stepped(driver, base.plan, step, current);
    if (value !== undefined) values.set(ratioText(value), value);
  }
  return { current, values: [...values.values()].sort(compareRatios) };
}

function driverOutcome(
  open: OpenQuestion,
  varied: VariedDriver,
  targets: readonly Target[],
  options: RoundingOptions,
): Result<DriverOutcome> {
  const { driver } = varied;
  const found = valuesOf(open, varied);
  invariant(found !== undefined, "a driver that is varied has a present value");
  const outcomes: StepOutcome[] = [];
  for (const value of found.values) {
    const outcome = outcomeAt(open, [{ driver, value }], targets, options);
    if (!outcome.ok) return outcome;
    outcomes.push({ value, ...outcome.value });
  }
  return success({ driver, current: found.current, outcomes });
}

/** A run, or why there is none at these values; fails if the work was cancelled. */
export function outcomeAt(
  open: OpenQuestion,
  settings: readonly Setting[],
  targets: readonly Target[],
  options: RoundingOptions,
): Result<{ readonly run?: Run; readonly issues: readonly Issue[] }> {
  const allocated = allocationAt(open, settings, options);
  if (allocated.ok) return success({ run: runOf(allocated.value, targets), issues: [] });
  const cancelled = allocated.issues.filter(({ code }) => code === "work.cancelled");
  return cancelled.length > 0 ? failure(...cancelled) : success({ issues: allocated.issues });
}

/** The figures of an allocation, after checking that it loses and invents nothing. */
export function runOf({ plan, allocation }: AllocationAt, targets: readonly Target[]): Run {
  const balance = balanceOf(plan, allocation);
  return {
    balance,
    figures: targets.map((target) => {
      const exact = exactFigure(target, plan, allocation);
      return { exact, amount: dongOf(exact, "halfUp") };
    }),
  };
}

function balanceOf(plan: Plan, { cells, unallocated }: AllocationAt["allocation"]): Balance {
  const total = (rows: readonly { readonly amount: Money }[]): Money => sum(rows.map(({ amount }) => amount));
  const balance = {
    available: total(plan.lines),
    allocated: total(cells),
    unallocated: total(unallocated),
  };
  invariant(
    balance.allocated + balance.unallocated === balance.available,
    "allocated + unallocated = available in every run",
  );
  return balance;
}

function barsOf(drivers: readonly DriverOutcome[], target: number, base: Money): readonly Bar[] {
  const bars = drivers.flatMap(({ outcomes }, driver): readonly Bar[] => {
    const ends = outcomes.flatMap(({ value, run }) => {
      const figure = run?.figures[target];
      if (figure === undefined) return [];
      return [{ value, amount: figure.amount, delta: subtract(figure.amount, base) }];
    });
    const [low, high] = [ends[0], ends.at(-1)];
    if (low === undefined || high === undefined) return [];
    const amounts = [base, ...ends.map(({ amount }) => amount)];
    return [{ driver, low, high, swing: spread(amounts) }];
  });
  const nameOf = ({ driver }: Bar): string => drivers[driver]?.driver.id ?? "";
  return bars.sort((one, other) => other.swing - one.swing || (nameOf(one) < nameOf(other) ? -1 : 1));
}

function spread(amounts: readonly Money[]): Money {
  let [least, most] = [amounts[0] ?? zeroMoney, amounts[0] ?? zeroMoney];
  for (const amount of amounts) {
    if (amount < least) least = amount;
    if (amount > most) most = amount;
  }
  return subtract(most, least);
}
