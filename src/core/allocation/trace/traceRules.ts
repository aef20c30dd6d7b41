import type { Limit, Plan } from "../../plan/plan.ts";
import { limitOf } from "../outcome.ts";
import { weightlessKey } from "../stage.ts";
import type { TraceBoundKind, TraceRule } from "./trace.ts";

/** The limits and counterpart rules of a plan by the keys that an allocation names them by. */
export class RuleBook {
  readonly #plan: Plan;
  readonly #limits: ReadonlyMap<string, Limit>;
  readonly #known = new Map<string, TraceRule>();

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#limits = new Map(plan.limits.map((limit) => [limit.id, limit]));
  }

  /** The rule of an instance `key`, or of the id of a rule. */
  ruleOf(key: string): TraceRule {
    const known = this.#known.get(key) ?? this.#look(key);
    this.#known.set(key, known);
    return known;
  }

  /** What a claim is held by: limits that fix an amount say so, whichever side of it they hold. */
  boundKindOf(bound: "floor" | "cap", key: string): TraceBoundKind {
    const id = limitOf(key);
    if (this.#limits.get(id)?.kind === "hold") return "hold";
    const rule = this.#plan.counterpartRules.find((each) => each.id === id);
    return rule?.mode === "exact" ? "hold" : bound;
  }

  #look(key: string): TraceRule {
    const id = limitOf(key);
    const limit = this.#limits.get(id);
    if (limit !== undefined) {
      const { kind, name, origin, legalReference } = limit;
      return {
        id,
        key,
        kind,
        name,
        origin,
        ...(limit.kind === "hold" ? { owner: limit.owner } : {}),
        ...(limit.kind === "hold" || limit.kind === "excluded" ? { reason: limit.reason } : {}),
        ...(legalReference === undefined ? {} : { legalReference }),
      };
    }
    const rule = this.#plan.counterpartRules.find((each) => each.id === id);
    if (rule !== undefined) {
      const { name, legalReference } = rule;
      return { id, key, kind: "counterpart", name, legalReference };
    }
    return { id, key, kind: id === weightlessKey ? "weightless" : "counterpart" };
  }
}
