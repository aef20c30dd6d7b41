import type { Money } from "../../money/money.ts";
import type { MoneyUnit } from "../../money/unit.ts";
import type {
  AllocationMethod,
  BudgetLine,
  CounterpartRule,
  ExpenditureType,
  Limit,
  Norm,
} from "../../plan/plan.ts";
import type { RoundingReason, UnallocatedReason } from "../allocation.ts";

/** A name that the plan gives in both languages. */
export interface TraceName {
  readonly vi: string;
  readonly en: string;
}

/** A fraction of whole numbers as text: JSON has no numbers of that size. */
export interface TraceFraction {
  readonly numerator: string;
  readonly denominator: string;
}

type LegalReference = NonNullable<Limit["legalReference"]>;
type Origin = Limit["origin"];

/** A unit of the administrative tree, with the unit right above it. */
export interface TracePlace {
  readonly code: string;
  readonly name: string;
  readonly above?: { readonly code: string; readonly name: string };
}

/** A limit or counterpart rule of the plan, or the engine's own "a place without a weight gets no more than its floors". */
export interface TraceRule {
  readonly id: string;
  /** The instance: the id with the values that the limit tells apart. */
  readonly key: string;
  readonly kind: Limit["kind"] | "counterpart" | "weightless";
  readonly name?: TraceName;
  readonly origin?: Origin;
  readonly owner?: string;
  readonly reason?: string;
  readonly legalReference?: LegalReference;
}

/** A budget line, and what falls on the year. */
export interface TraceLine {
  readonly line: string;
  readonly status: BudgetLine["status"];
  readonly documentPlace: string;
  readonly from: number;
  readonly to: number;
  readonly amount: Money;
  /** Year by year by largest remainder, where the line has several; what is below one unit falls on the last. */
  readonly phasing?: {
    readonly profile: string;
    readonly name: TraceName;
    readonly origin: Origin;
    readonly years: readonly { readonly year: number; readonly weight: string; readonly part: Money }[];
  };
  /** What falls on the year of origin. */
  readonly part: Money;
}

export interface TraceSetAside {
  readonly reason: UnallocatedReason;
  readonly amount: Money;
  readonly by?: TraceRule;
  /** Of a reserve: the share of the envelope that it keeps, which is rounded up to the unit. */
  readonly share?: string;
}

/** Money that stayed over in a year and went on to the next. */
export interface TraceCarry {
  readonly year: number;
  readonly shared: Money;
  readonly given: Money;
  readonly leftOver: Money;
}

/** Claims of a block whose share a limit decided, together. */
export interface TraceHeld {
  readonly bound: Exclude<TraceBoundKind, "free">;
  readonly by?: TraceRule;
  readonly places: number;
  readonly amount: Money;
}

/** A whole amount that some places share by weight within their own limits. */
export interface TraceBlock {
  /** The unit whose floor or cap fixed the amount; all places where there is none. */
  readonly unit?: TracePlace;
  readonly by?: TraceRule;
  readonly amount: Money;
  readonly places: number;
  /** What limits of single places take of it. */
  readonly held: readonly TraceHeld[];
  /** What is left is shared by weight: amount, places, sum of their weights, and the money for one unit of weight (đồng). */
  readonly free: {
    readonly amount: Money;
    readonly places: number;
    readonly weightSum: string;
    readonly rate?: TraceFraction;
  };
}

/** A block beside the one that the place is in. */
export interface TraceOtherBlock extends Pick<TraceBlock, "unit" | "by" | "amount"> {
  /** The tier that it serves, where there are tiers. */
  readonly tier?: number;
}

/** What decided the exact share. */
export type TraceBoundKind =
  /** Its weight. */
  | "free"
  | "floor"
  | "cap"
  /** A fixed amount: a hold, or exact counterpart. */
  | "hold"
  /** Weight 0: nothing but its floor, if it has one. */
  | "zeroWeight"
  /** Places of an earlier tier took everything. */
  | "tierNotReached"
  /** A limit says that it gets nothing of this money. */
  | "excluded"
  /** It does not exist in that year. */
  | "outsideYears"
  /** The money is less than one unit. */
  | "belowUnit";

export interface TraceBound {
  readonly kind: TraceBoundKind;
  readonly by?: TraceRule;
  /** What it is held to; none where the weight decides. */
  readonly amount?: Money;
}

/** How much each tier got that got something, and its own, in the order in which they are served; 0 stands for those without a tier, the last. */
export interface TraceTiers {
  readonly own: number;
  readonly tiers: readonly { readonly tier: number; readonly amount: Money }[];
}

export interface TraceAttribute {
  readonly attribute: string;
  readonly name: TraceName;
  readonly value: boolean | string | number;
  readonly unit?: string;
  readonly origin: Origin;
}

/** How a weight came about; `value` is exact (`5`, `1/3`). */
export type TraceWeighing = {
  readonly weighting: string;
  readonly name: TraceName;
  readonly origin: Origin;
  readonly legalReference?: LegalReference;
  readonly value: string;
} & (
  | { readonly kind: "equal" }
  | { readonly kind: "attribute"; readonly attribute: TraceAttribute }
  | {
      readonly kind: "norm";
      readonly norm: TraceName;
      readonly normReference: LegalReference;
      readonly combination: Norm["combination"];
      readonly excluded: readonly TraceGroup[];
      readonly groups: readonly (TraceGroup & { readonly coefficient: string })[];
      readonly attributes: readonly TraceAttribute[];
    }
  | { readonly kind: "product"; readonly parts: readonly TraceWeighing[] }
  | {
      readonly kind: "sum";
      readonly parts: readonly {
        readonly factor: string;
        /** Sum of the part's weights over all communes, where shares are added and not points. */
        readonly total?: string;
        readonly part: TraceWeighing;
      }[];
    }
);

/** A group of a norm that the place falls into, with the conditions that it meets. */
export interface TraceGroup {
  readonly group: string;
  readonly name: TraceName;
  readonly conditions: Norm["groups"][number]["when"][number];
}

/** A counterpart rule that matches this money, or that this money serves. */
export interface TraceCounterpart {
  readonly rule: TraceRule;
  readonly role: "matched" | "matching";
  readonly level: CounterpartRule["level"];
  /** Where it is counted; none for the province. */
  readonly place?: TracePlace;
  /** The years together that it is counted over: `2022-2025`. */
  readonly period: string;
  readonly mode: CounterpartRule["mode"];
  readonly ratio: string;
  readonly base: Money;
  /** ratio × base, rounded up to the unit (to the đồng at the level of the province). */
  readonly required: Money;
  readonly arranged: Money;
  /** arranged − required. */
  readonly difference: Money;
}

export interface TraceExact extends TraceFraction {
  /** The same in đồng, a decimal of up to 40 digits. */
  readonly decimal: string;
}

/** The factor of a block, in đồng for one unit of weight: each weight times it, rounded to the nearest unit, is the amount. */
export interface TraceWebster {
  readonly factor: TraceFraction;
  /** Where the product is halfway between two units. */
  readonly half?: "down" | "up";
  /** The place's own floor or cap, where it stops the rounding. */
  readonly stop?: Money;
}

export interface TraceRounding {
  readonly method: AllocationMethod;
  readonly unit: MoneyUnit;
  readonly direction: "down" | "up" | "exact";
  /** Why it is not the nearest unit, where it is not. */
  readonly reason?: RoundingReason;
  readonly webster?: TraceWebster;
}

/**
 * Everything that one amount follows from, as data that JSON can hold: amounts in đồng, fractions as text. `replay` works the
 * amount out again from it alone.
 */
export interface Trace {
  readonly place: TracePlace;
  readonly source: { readonly id: string; readonly name: TraceName };
  readonly type: ExpenditureType;
  /** Year of use. */
  readonly year: number;
  readonly component?: { readonly id: string; readonly name: TraceName };
  /** Year of origin, where the money was carried over. */
  readonly origin?: number;
  readonly envelope: { readonly year: number; readonly amount: Money; readonly lines: readonly TraceLine[] };
  /** Taken off the envelope before it was shared, in order. */
  readonly setAside: readonly TraceSetAside[];
  /** Years that the money went through before, the earliest first. */
  readonly carried: readonly TraceCarry[];
  /** What is shared: the envelope less what is set aside, or what was carried over. */
  readonly shared: Money;
  /** What caps refused. */
  readonly leftOver: Money;
  readonly tiers?: TraceTiers;
  readonly otherBlocks: readonly TraceOtherBlock[];
  /** The block that the place is in; none where it has no claim. */
  readonly block?: TraceBlock;
  readonly weighing: TraceWeighing;
  readonly bound: TraceBound;
  readonly counterpart: readonly TraceCounterpart[];
  readonly exact: TraceExact;
  readonly rounding: TraceRounding;
  readonly amount: Money;
}
