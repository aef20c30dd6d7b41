import { money, type Money } from "../../money/money.ts";
import { ratioText, readRatio } from "../../money/ratio.ts";
import { evaluateCounterpart, type CounterpartRow } from "../../plan/counterpart.ts";
import { periodText, type CounterpartRule, type Plan } from "../../plan/plan.ts";
import type { Allocation, CounterpartOfPlace, Pool } from "../allocation.ts";
import { countedSources } from "../counterpartStages.ts";
import { isUnder } from "../slices.ts";
import type { TraceCounterpart, TracePlace } from "./trace.ts";
import type { RuleBook } from "./traceRules.ts";

/** The counterpart rules of a plan, as they concern the money of a place. */
export class CounterpartBook {
  readonly #plan: Plan;
  readonly #allocation: Allocation;
  readonly #rules: RuleBook;
  readonly #placeOf: (code: string) => TracePlace;
  readonly #counted: ReadonlyMap<string, readonly string[]>;
  readonly #ofPlaces = new Map<string, CounterpartOfPlace[]>();
  #ofProvince: readonly CounterpartRow[] | undefined;

  constructor(plan: Plan, allocation: Allocation, rules: RuleBook, placeOf: (code: string) => TracePlace) {
    this.#plan = plan;
    this.#allocation = allocation;
    this.#rules = rules;
    this.#placeOf = placeOf;
    this.#counted = new Map(plan.counterpartRules.map((rule) => [rule.id, countedSources(plan, rule)]));
    for (const row of allocation.counterpart) {
      const key = keyOf(row.rule, row.type, row.year);
      const before = this.#ofPlaces.get(key);
      if (before === undefined) this.#ofPlaces.set(key, [row]);
      else before.push(row);
    }
  }

  /** Rules that match this money, or that it serves, for the place or the units above it. */
  of({ source, type, year }: Pool, code: string): readonly TraceCounterpart[] {
    return this.#plan.counterpartRules
      .filter((rule) => rule.types.includes(type) && rule.from <= year && year <= rule.to)
      .flatMap((rule): readonly TraceCounterpart[] => {
        const role = rule.base.includes(source)
          ? "matched"
          : this.#counted.get(rule.id)?.includes(source) === true
            ? "matching"
            : undefined;
        if (role === undefined) return [];
        const { level, mode } = rule;
        const about = {
          rule: this.#rules.ruleOf(rule.id),
          role,
          level,
          mode,
          ratio: ratioText(readRatio(rule.ratio)),
        } as const;
        const counted =
          level === "province" ? this.#province(rule, type) : this.#places(rule, type, year, code);
        return counted.map((row) => ({ ...about, ...row, difference: money(row.arranged - row.required) }));
      });
  }

  #province({ id }: CounterpartRule, type: string): readonly Counted[] {
    this.#ofProvince ??= evaluateCounterpart(this.#plan);
    return this.#ofProvince
      .filter((row) => row.rule === id && row.type === type)
      .map(({ from, to, base, required, arranged }) => ({
        period: periodText({ from, to }),
        base,
        required,
        arranged,
      }));
  }

  #places({ id }: CounterpartRule, type: string, year: number, code: string): readonly Counted[] {
    const { tree } = this.#allocation;
    const node = tree.nodeOf.get(code) ?? -1;
    return (this.#ofPlaces.get(keyOf(id, type, year)) ?? [])
      .filter(({ place }) => {
        const above = tree.nodeOf.get(place);
        return above !== undefined && isUnder(tree, node, above);
      })
      .map(({ place, base, required, arranged }) => ({
        place: this.#placeOf(place),
        period: String(year),
        base,
        required,
        arranged,
      }));
  }
}

interface Counted {
  readonly place?: TracePlace;
  readonly period: string;
  readonly base: Money;
  readonly required: Money;
  readonly arranged: Money;
}

function keyOf(rule: string, type: string, year: number): string {
  return `${rule}/${type}/${year}`;
}
