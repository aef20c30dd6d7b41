import { failure, invariant, success, type Issue, type Result } from "../../issue/index.ts";
import type { Money } from "../../money/money.ts";
import { compareRatios, type Ratio } from "../../money/ratio.ts";
import type { RoundingOptions } from "../../rounding/roundTable.ts";
import { currentValue, type Driver } from "../response/driver.ts";
import { indexBelow, lastIndex, valueAt, type Grid } from "../response/grid.ts";
import { allocationAt, openQuestion, type OpenQuestion, type Question } from "../response/question.ts";
import { exactFigure, type Target } from "../response/target.ts";
import { bindingsAt, type Binding } from "./bindings.ts";

/** What the target has to come to, in đồng. */
export interface Goal {
  readonly relation: "atLeast" | "atMost";
  readonly amount: Money;
}

export interface SeekRequest {
  readonly question: Question;
  readonly driver: Driver;
  readonly grid: Grid;
  readonly target: Target;
  readonly goal: Goal;
}

/** The target at one value of the driver. */
export interface SeekPoint {
  /** Number of the value on the grid. */
  readonly index: number;
  readonly value: Ratio;
  /** The target in đồng, not rounded; not there where no allocation keeps the limits. */
  readonly response?: Ratio;
  readonly holds: boolean;
  /** Why there is no allocation at this value. */
  readonly issues: readonly Issue[];
}

/** How the target went with the driver at all values that were tried, in order of value. */
export type Course = "rising" | "falling" | "flat" | "mixed";

interface Tried {
  /** All points that were tried, in order of value. */
  readonly points: readonly SeekPoint[];
  readonly course: Course;
  /** Whether every value of the grid was tried. */
  readonly isComplete: boolean;
  /** The target before the driver is changed; nothing where the plan itself cannot be allocated. */
  readonly current?: Ratio;
}

export type SeekOutcome =
  /** The target holds at `found` and fails at `neighbour`, one step before it: the certificate. */
  | ({
      readonly kind: "found";
      readonly found: SeekPoint;
      readonly neighbour: SeekPoint;
      /** Whether `found` is the least value that does (as far as the target is monotone), or the greatest. */
      readonly side: "least" | "greatest";
    } & Tried)
  /** The target holds at all values that were tried. */
  | ({ readonly kind: "always" } & Tried)
  /** The target holds at none of them. */
  | ({
      readonly kind: "never";
      /** The value that comes nearest. */
      readonly best: SeekPoint;
      /** What keeps the target from going further there. */
      readonly bindings: readonly Binding[];
      /** Whether the driver changes anything at all. */
      readonly touches: boolean;
    } & Tried);

/** Grids of up to so many values are tried whole. */
const completeUpTo = 33;

/** On larger ones, the ends, these quarters and the present value come first; 53 halvings find the step among 2^53. */
const quarters = 4;

/**
 * The value of the driver from which on the target holds: exact bisection over the whole numbers of the grid, on the response that
 * rounding does not touch (or the Webster response, which is monotone: largest remainder is not). Where the target changes sides more
 * than once among the values tried, the side that reaches an end of the range is taken, and `course` says that it is mixed; the
 * certificate holds all the same. Issues: those of the scenario, and of the allocation where there is none at any value.
 */
export function seek(request: SeekRequest, options: RoundingOptions = {}): Result<SeekOutcome> {
  const opened = openQuestion(request.question);
  if (!opened.ok) return opened;
  const search = new Search(request, opened.value, options);
  const { driver, grid, question } = request;
  const current = currentValue(driver.setting, opened.value.base.plan, question.scenario?.scenario);
  for (const index of firstProbes(grid, current)) search.at(index);
  const stopped = search.stopped();
  if (stopped !== undefined) return failure(...stopped);
  const outcome = search.outcome();
  const late = search.stopped();
  return late === undefined ? success(outcome) : failure(...late);
}

function firstProbes(grid: Grid, current: Ratio | undefined): readonly number[] {
  const last = lastIndex(grid);
  if (last < completeUpTo) return Array.from({ length: last + 1 }, (_, index) => index);
  const near = current === undefined ? [] : [indexBelow(grid, current)];
  // Quarters are taken of the quotient: a product could pass what is exact.
  const quarter = Math.floor(last / quarters);
  return [...Array.from({ length: quarters }, (_, index) => quarter * index), last, ...near];
}

class Search {
  readonly #points = new Map<number, SeekPoint>();
  readonly #request: SeekRequest;
  readonly #open: OpenQuestion;
  readonly #options: RoundingOptions;
  #touches = false;

  constructor(request: SeekRequest, open: OpenQuestion, options: RoundingOptions) {
    this.#request = request;
    this.#open = open;
    this.#options = options;
  }

  at(index: number): SeekPoint {
    const known = this.#points.get(index);
    if (known !== undefined) return known;
    const { driver, grid, target, goal } = this.#request;
    const value = valueAt(grid, index);
    const allocated = allocationAt(this.#open, [{ driver, value }], this.#options);
    let point: SeekPoint = { index, value, holds: false, issues: [] };
    if (allocated.ok) {
      const response = exactFigure(target, allocated.value.plan, allocated.value.allocation);
      point = { ...point, response, holds: meets(response, goal) };
      this.#touches ||= allocated.value.isTouched;
    } else {
      point = { ...point, issues: allocated.issues };
    }
    this.#points.set(index, point);
    return point;
  }

  /** The issues that stop the search: it was cancelled, or there is no allocation at any value tried. */
  stopped(): readonly Issue[] | undefined {
    const points = this.#sorted();
    const cancelled = points.flatMap(({ issues }) => issues.filter(({ code }) => code === "work.cancelled"));
    if (cancelled.length > 0) return cancelled.slice(0, 1);
    const [first] = points;
    return points.every(({ issues }) => issues.length > 0) ? first?.issues : undefined;
  }

  outcome(): SeekOutcome {
    const points = this.#sorted();
    const pair = switchIn(points);
    if (pair === undefined) {
      if (points.every(({ holds }) => holds)) return { kind: "always", ...this.#tried() };
      return this.#never(points);
    }
    let { fails, holds } = pair;
    while (Math.abs(holds.index - fails.index) > 1) {
      const middle = this.at(Math.floor((holds.index + fails.index) / 2));
      if (middle.holds) holds = middle;
      else fails = middle;
    }
    const side = holds.index > fails.index ? "least" : "greatest";
    return { kind: "found", found: holds, neighbour: fails, side, ...this.#tried() };
  }

  #never(points: readonly SeekPoint[]): SeekOutcome {
    const { driver, target, goal } = this.#request;
    const best = nearestTo(points, goal);
    const allocated = allocationAt(this.#open, [{ driver, value: best.value }], this.#options);
    invariant(allocated.ok, "the best value has an allocation");
    const bindings = bindingsAt(target, goal.relation, allocated.value.plan, allocated.value.allocation);
    return { kind: "never", best, bindings, touches: this.#touches, ...this.#tried() };
  }

  #sorted(): readonly SeekPoint[] {
    return [...this.#points.values()].sort((one, other) => one.index - other.index);
  }

  #tried(): Tried {
    const { target, grid } = this.#request;
    const points = this.#sorted();
    const before = allocationAt(this.#open, [], this.#options);
    return {
      points,
      course: courseOf(points),
      isComplete: points.length === lastIndex(grid) + 1,
      ...(before.ok ? { current: exactFigure(target, before.value.plan, before.value.allocation) } : {}),
    };
  }
}

/** Whether an exact figure keeps to the goal. */
export function meets(response: Ratio, { relation, amount }: Goal): boolean {
  const difference = compareRatios(response, { numerator: BigInt(amount), denominator: 1n });
  return relation === "atLeast" ? difference >= 0 : difference <= 0;
}

/** Two points next to each other of which one holds: those at the edge of the side that reaches an end, the upper end first. */
function switchIn(
  points: readonly SeekPoint[],
): { readonly fails: SeekPoint; readonly holds: SeekPoint } | undefined {
  const pairs = points.flatMap((point, index) => {
    const next = points[index + 1];
    if (next === undefined || next.holds === point.holds) return [];
    return [point.holds ? { holds: point, fails: next } : { holds: next, fails: point }];
  });
  return points.at(-1)?.holds === true ? pairs.at(-1) : pairs[0];
}

/** The order of the responses along the driver. */
export function courseOf(points: readonly SeekPoint[]): Course {
  const responses = points.flatMap(({ response }) => (response === undefined ? [] : [response]));
  let [rises, falls] = [false, false];
  responses.forEach((response, index) => {
    const before = responses[index - 1];
    if (before === undefined) return;
    const difference = compareRatios(response, before);
    rises ||= difference > 0;
    falls ||= difference < 0;
  });
  if (rises && falls) return "mixed";
  return rises ? "rising" : falls ? "falling" : "flat";
}

/** The first point whose response is nearest to the goal: the highest for “at least”, the lowest for “at most”. */
function nearestTo(points: readonly SeekPoint[], { relation }: Goal): SeekPoint {
  let best: (SeekPoint & { readonly response: Ratio }) | undefined;
  for (const point of points) {
    const { response } = point;
    if (response === undefined) continue;
    const difference = best === undefined ? 0 : compareRatios(response, best.response);
    const isBetter = relation === "atLeast" ? difference > 0 : difference < 0;
    if (best === undefined || isBetter) best = { ...point, response };
  }
  invariant(best !== undefined, "some value has an allocation");
  return best;
}
