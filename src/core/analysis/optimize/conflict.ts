import { moneyFromBigInt, type Money } from "../../money/index.ts";
import { constraintKey, constraintsOf, givesMoney } from "./constraints.ts";
import { nothing, type Demand } from "./demand.ts";
import type { Indexed } from "./indexed.ts";
import type { Constraint } from "./problem.ts";
import { search } from "./search.ts";
import type { Session } from "./session.ts";

/** Why a problem has no solution. */
export interface Conflict {
  /** Constraints that cannot all hold, whatever becomes of the others. */
  readonly constraints: readonly Constraint[];
  /** Whether each of them is needed for that: without any one of them the others can hold. */
  readonly irreducible: boolean;
  /** Each of them that can solve the problem by giving way alone, all others of the problem holding, and by how much. */
  readonly relaxations: readonly Relaxation[];
  /** Constraints that give way together as little as can be: an average cost counts as much as one place. */
  readonly together: readonly Relaxation[];
}

/** The least by which a constraint has to give way: money in đồng, or places. */
export type Relaxation =
  | { readonly constraint: Constraint; readonly money: Money }
  | { readonly constraint: Constraint; readonly places: number };

/** Explains why a problem, known to have no solution, has none. What time does not allow is left out, and said. */
export async function explainConflict(indexed: Indexed, session: Session): Promise<Conflict> {
  const all = constraintsOf(indexed);
  const filter = new Filter(indexed, session, all);
  const constraints = await filter.reduce([], false, all);
  const relaxations: Relaxation[] = [];
  for (const constraint of constraints) relaxations.push(...(await relax(indexed, session, [constraint])));
  const together = await relax(indexed, session, all);
  return { constraints, irreducible: !filter.isUnsure, relaxations, together };
}

/** A deletion filter that tries halves first (Junker, QuickXplain, 2004): k of n constraints take some k log n searches. */
class Filter {
  isUnsure = false;
  private readonly indexed: Indexed;
  private readonly session: Session;
  private readonly all: readonly Constraint[];

  constructor(indexed: Indexed, session: Session, all: readonly Constraint[]) {
    this.indexed = indexed;
    this.session = session;
    this.all = all;
  }

  /** Those of `some` that, with `kept`, are needed for the contradiction; `isNew` if `kept` has grown since it was asked. */
  async reduce(
    kept: readonly Constraint[],
    isNew: boolean,
    some: readonly Constraint[],
  ): Promise<readonly Constraint[]> {
    if (isNew && (await this.contradicts(kept))) return [];
    if (some.length <= 1) return some;
    const middle = Math.floor(some.length / 2);
    const [first, second] = [some.slice(0, middle), some.slice(middle)];
    const ofSecond = await this.reduce([...kept, ...first], true, second);
    const ofFirst = await this.reduce([...kept, ...ofSecond], ofSecond.length > 0, first);
    return [...ofFirst, ...ofSecond];
  }

  private async contradicts(kept: readonly Constraint[]): Promise<boolean> {
    const keys = new Set(kept.map(constraintKey));
    const dropped = new Set(this.all.map(constraintKey).filter((key) => !keys.has(key)));
    const demand: Demand = { goal: { kind: "any" }, dropped, elastic: nothing, conditions: [] };
    const found = await search(this.indexed, demand, this.session);
    if (found.kind === "stopped") this.isUnsure = true;
    return found.kind === "infeasible";
  }
}

/** By how much constraints must give way at least, together; nothing if that does not help. Shares of bearers do not give way. */
async function relax(
  indexed: Indexed,
  session: Session,
  constraints: readonly Constraint[],
): Promise<readonly Relaxation[]> {
  const elastic = new Map(
    constraints.filter(({ kind }) => kind !== "share").map((one) => [constraintKey(one), one]),
  );
  if (elastic.size === 0) return [];
  const demand: Demand = {
    goal: { kind: "giving" },
    dropped: nothing,
    elastic: new Set(elastic.keys()),
    conditions: [],
  };
  const found = await search(indexed, demand, session);
  if (found.kind !== "found" || !found.proven) return [];
  return [...found.settled.givingOf].flatMap(([key, amount]): Relaxation[] => {
    const constraint = elastic.get(key);
    if (constraint === undefined || amount === 0n) return [];
    return [
      givesMoney(key)
        ? { constraint, money: moneyFromBigInt(amount) }
        : { constraint, places: moneyFromBigInt(amount) },
    ];
  });
}
