import {
  ceilingOf,
  floorOf,
  fraction,
  opposite,
  over,
  plus,
  times,
  zero,
  type Fraction,
} from "./fraction.ts";
import type { Demand } from "./demand.ts";
import type { Indexed } from "./indexed.ts";
import { costsOf, spendSystem, type Affine, type SpendSystem } from "./spendSystem.ts";
import type { Bound, Contradiction } from "./system.ts";

/** Whole đồng by flow that keep to every constraint on money, or the reasons why there are none. */
export type Spent =
  | {
      readonly kind: "spent";
      readonly amounts: readonly bigint[];
      /** What the objective row comes to; 0 if there is none. It is the least that there is. */
      readonly least: bigint;
      readonly givingOf: ReadonlyMap<string, bigint>;
    }
  | { readonly kind: "impossible"; readonly reasons: readonly Reason[] }
  | { readonly kind: "undecided" };

/** A sum over what groups cost in years that would have to be 0 or more and is less. */
export interface Reason {
  readonly affine: Affine;
  /** Whether it holds for all choices. The others hold on one side of a branch only, and are to be taken together. */
  readonly general: boolean;
}

const mostNodes = 400;

/** So many đồng above what fractions can do is looked for a whole solution. */
const mostRaises = 64;

/** Numbers of origins that no constraint has. */
const branchOrigin = -1;
const objectiveOrigin = -2;

/**
 * Shares what the chosen options cost among those who may bear it, in whole đồng, so that budgets, shares and counterparts
 * hold and the demand's goal is as low as can be. `start` is where to begin, flow by flow: anything will do.
 */
export function spend(
  indexed: Indexed,
  demand: Demand,
  chosen: readonly number[],
  start: readonly bigint[],
): Spent {
  const search = new WholeSearch(spendSystem(indexed, demand, costsOf(indexed, chosen), start));
  return search.run(indexed.flows.length);
}

class WholeSearch {
  private readonly parts: SpendSystem;
  private reasons: Contradiction[] = [];
  private nodes = 0;

  constructor(parts: SpendSystem) {
    this.parts = parts;
  }

  run(flows: number): Spent {
    this.limitObjective(zero);
    // First in fractions, for reasons that hold for all choices; then with shares that are whole, which leaves little to branch on.
    for (const isWhole of [false, true]) {
      if (isWhole) this.tightenToWhole(flows);
      const answer = this.lowest();
      if (answer !== "holds") return answer === "tooLong" ? { kind: "undecided" } : this.impossible([answer]);
    }
    for (let raise = 0; raise <= mostRaises; raise++) {
      this.reasons = [];
      const found = this.branch();
      if (found === "found") return this.spent(flows);
      if (found === "undecided") return { kind: "undecided" };
      const isLimited = this.reasons.some((why) => why.some(({ bound }) => bound.origin === objectiveOrigin));
      if (!isLimited) return this.impossible(this.reasons);
      this.limitObjective(plus(this.objectiveLimit()?.value ?? zero, fraction(1n)));
    }
    return { kind: "undecided" };
  }

  /** Raises the limit of the objective from 0, each time by what a contradiction says is missing, until fractions fit. */
  private lowest(): "holds" | "tooLong" | Contradiction {
    for (let raise = 0; raise < mostNodes; raise++) {
      const answer = this.parts.system.check();
      if (answer.kind !== "contradiction") return answer.kind;
      const own = answer.why.find(({ bound }) => bound.origin === objectiveOrigin);
      if (own === undefined) return answer.why;
      const others = totalOf(answer.why.filter((term) => term !== own));
      this.limitObjective(fraction(ceilingOf(over(opposite(others), own.multiplier))));
    }
    return "tooLong";
  }

  /** No flow can be a part of an đồng, so its bounds need not be either. */
  private tightenToWhole(flows: number): void {
    const { system } = this.parts;
    for (let flow = 0; flow < flows; flow++) {
      const [lower, upper] = [system.boundOf(flow, "lower"), system.boundOf(flow, "upper")];
      if (lower !== undefined && lower.value.denominator !== 1n)
        system.setBound(flow, "lower", { value: fraction(ceilingOf(lower.value)), origin: branchOrigin });
      if (upper !== undefined && upper.value.denominator !== 1n)
        system.setBound(flow, "upper", { value: fraction(floorOf(upper.value)), origin: branchOrigin });
    }
  }

  private limitObjective(value: Fraction): void {
    const { system, objective } = this.parts;
    if (objective !== undefined) system.setBound(objective, "upper", { value, origin: objectiveOrigin });
  }

  private objectiveLimit(): Bound | undefined {
    const { system, objective } = this.parts;
    return objective === undefined ? undefined : system.boundOf(objective, "upper");
  }

  private branch(): "found" | "none" | "undecided" {
    if (++this.nodes > mostNodes) return "undecided";
    const { system, whole } = this.parts;
    const answer = system.check();
    if (answer.kind === "tooLong") return "undecided";
    if (answer.kind === "contradiction") {
      this.reasons.push(answer.why);
      return "none";
    }
    const split = whole.find((variable) => system.valueOf(variable).denominator !== 1n);
    if (split === undefined) return "found";
    const below = floorOf(system.valueOf(split));
    for (const [side, value] of [
      ["upper", below],
      ["lower", below + 1n],
    ] as const) {
      const before = system.boundOf(split, side);
      system.setBound(split, side, { value: fraction(value), origin: branchOrigin });
      const found = this.branch();
      if (found !== "none") return found;
      system.setBound(split, side, before);
    }
    return "none";
  }

  private spent(flows: number): Spent {
    const { system, objective, givingOf } = this.parts;
    const whole = (variable: number) => floorOf(system.valueOf(variable));
    return {
      kind: "spent",
      amounts: Array.from({ length: flows }, (_, flow) => whole(flow)),
      least: objective === undefined ? 0n : whole(objective),
      givingOf: new Map([...givingOf].map(([key, variable]) => [key, whole(variable)])),
    };
  }

  private impossible(reasons: readonly Contradiction[]): Spent {
    return { kind: "impossible", reasons: reasons.map((why) => reasonOf(why, this.parts.origins)) };
  }
}

function totalOf(why: Contradiction): Fraction {
  return why.reduce((total, { bound, multiplier }) => plus(total, times(multiplier, bound.value)), zero);
}

/** The contradiction as a sum over costs: the bounds' own constants and parts, each as often as its multiplier says. */
function reasonOf(why: Contradiction, origins: readonly Affine[]): Reason {
  let constant = zero;
  const sums = new Map<number, Fraction>();
  for (const { bound, multiplier } of why) {
    const origin = origins[bound.origin] ?? { constant: bound.value, demand: [] };
    constant = plus(constant, times(multiplier, origin.constant));
    for (const [cell, coefficient] of origin.demand) {
      sums.set(cell, plus(sums.get(cell) ?? zero, times(multiplier, coefficient)));
    }
  }
  const demand = [...sums].filter(([, coefficient]) => coefficient.numerator !== 0n);
  return {
    affine: { constant, demand },
    general: why.every(({ bound }) => bound.origin !== branchOrigin),
  };
}
