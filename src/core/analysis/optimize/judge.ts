import { checkChoice } from "./checkChoice.ts";
import { cutOfChoice, cutOfReasons, type Cut } from "./cut.ts";
import type { Demand } from "./demand.ts";
import type { Indexed } from "./indexed.ts";
import type { ChoiceModel } from "./model.ts";
import { spend } from "./spend.ts";

/** A choice with its money, exact: it keeps to everything that was asked for. */
export interface Settled {
  /** Options, in order. */
  readonly chosen: readonly number[];
  /** Whole đồng by flow. */
  readonly amounts: readonly bigint[];
  /** By how much each elastic constraint gives way: đồng or places. */
  readonly givingOf: ReadonlyMap<string, bigint>;
  /** What the goal comes to: the sum of values, or the least money; 0 for the other goals. */
  readonly worth: bigint;
}

export type Verdict =
  | { readonly kind: "accepted"; readonly settled: Settled }
  /** `isSure` unless the exact engine gave up before it knew. */
  | { readonly kind: "rejected"; readonly cut: Cut; readonly isSure: boolean };

/** What a solver proposes: options, and roughly what each flow is (đồng). */
export interface Proposal {
  readonly chosen: readonly number[];
  readonly start: readonly bigint[];
}

/** Reads a solver's values, which may be anything, as a proposal. */
export function proposalOf(
  indexed: Indexed,
  { columnOfFlow, unit }: ChoiceModel,
  values: Float64Array,
): Proposal {
  return {
    chosen: [...indexed.options.keys()].filter((option) => (values[option] ?? 0) > 0.5),
    start: indexed.flows.map((_, flow) => {
      const dong = Math.round((values[columnOfFlow.get(flow) ?? -1] ?? 0) * unit);
      return Number.isSafeInteger(dong) ? BigInt(dong) : 0n;
    }),
  };
}

/** Re-derives the money of a proposal in whole đồng and checks every constraint; a proposal that fails gives a cut. */
export function judge(indexed: Indexed, demand: Demand, { chosen, start }: Proposal): Verdict {
  const check = checkChoice(indexed, demand, chosen);
  if (!check.holds) return { kind: "rejected", cut: cutOfChoice(indexed, chosen), isSure: true };
  const spent = spend(indexed, demand, chosen, start);
  switch (spent.kind) {
    case "spent": {
      const givingOf = new Map([...check.givingOf, ...spent.givingOf]);
      const worth = worthOf(indexed, demand, chosen, spent.least, givingOf);
      return { kind: "accepted", settled: { chosen, amounts: spent.amounts, givingOf, worth } };
    }
    case "impossible":
      return { kind: "rejected", cut: cutOfReasons(indexed, chosen, spent.reasons), isSure: true };
    case "undecided":
      return { kind: "rejected", cut: cutOfChoice(indexed, chosen), isSure: false };
  }
}

function worthOf(
  { options }: Indexed,
  { goal }: Demand,
  chosen: readonly number[],
  least: bigint,
  givingOf: ReadonlyMap<string, bigint>,
): bigint {
  switch (goal.kind) {
    case "values":
      return chosen.reduce((sum, option) => sum + (goal.values[options[option]?.candidate ?? -1] ?? 0n), 0n);
    case "paid":
      return least;
    case "giving":
      return [...givingOf.values()].reduce((sum, one) => sum + one, 0n);
    case "any":
    case "worstOff":
      return 0n;
  }
}
