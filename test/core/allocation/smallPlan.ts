import { money, type MoneyUnit } from "../../../src/core/money/index.ts";
import { allocate } from "../../../src/core/allocation/allocate.ts";
import type { Allocation } from "../../../src/core/allocation/allocation.ts";
import type { Attribute, BudgetLine, Locality, Norm, Plan } from "../../../src/core/plan/plan.ts";

const name = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

/** A commune of the programme, in district `D1` unless said otherwise. */
export function commune(code: string, more: Partial<Locality> = {}): Locality {
  return {
    code,
    name: `Xã ${code}`,
    level: "commune",
    kind: "xa",
    parent: "D1",
    inProgramme: true,
    ...more,
  };
}

export function district(code: string, more: Partial<Locality> = {}): Locality {
  return {
    code,
    name: `Huyện ${code}`,
    level: "district",
    kind: "huyen",
    parent: "P",
    inProgramme: true,
    ...more,
  };
}

export const province: Locality = {
  code: "P",
  name: "Tỉnh P",
  level: "province",
  kind: "tinh",
  parent: null,
  inProgramme: true,
};

/** `line("s/recurrent 2021-2022 100")`: source, type, years, đồng. */
export function line(text: string): BudgetLine {
  const [pair = "", years = "", amount = ""] = text.trim().split(/\s+/);
  const [source = "", type = "unspecified"] = pair.split("/");
  const [from = "", to = from] = years.split("-");
  return {
    id: `${source}.${type.toLowerCase()}.${years}`,
    source,
    type: type as BudgetLine["type"],
    from: Number(from),
    to: Number(to),
    amount: money(Number(amount)),
    status: "assumed",
    documentPlace: "I",
  };
}

export function attribute(id: string, values: Attribute["values"], kind: Attribute["kind"]): Attribute {
  return { id, name: name(id), kind, origin: "assumed", note: name("test"), values };
}

/** `norm({ groups: { big: ["5", "size atLeast 10"] } })`; alternatives are separated by `|`, conditions by `&`. */
export function norm(options: {
  readonly excluded?: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, readonly [coefficient: string, when: string]>>;
  readonly combination?: Norm["combination"];
  readonly validTo?: number;
}): Norm {
  return {
    id: "norm",
    name: name("norm"),
    legalReference: { document: "QĐ 1", read: true },
    validFrom: 2021,
    validTo: options.validTo ?? 2025,
    combination: options.combination ?? "highest",
    excluded: Object.entries(options.excluded ?? {}).map(([id, when]) => ({
      id,
      name: name(id),
      when: conditions(when),
    })),
    groups: Object.entries(options.groups).map(([id, [coefficient, when]]) => ({
      id,
      name: name(id),
      coefficient,
      when: conditions(when),
    })),
  };
}

function conditions(text: string): Norm["groups"][number]["when"] {
  return text.split("|").map((all) =>
    all.split("&").map((one) => {
      const [attributeId = "", is = "", value = ""] = one.trim().split(/\s+/);
      return { attribute: attributeId, is: is as "equal", value: JSON.parse(value) as number };
    }),
  );
}

export interface SmallPlan {
  readonly lines: readonly (string | BudgetLine)[];
  readonly localities?: readonly Locality[];
  readonly attributes?: readonly Attribute[];
  readonly norms?: readonly Norm[];
  /** Weighting of each source; `equal` where a source is left out, none where it is null. */
  readonly weightings?: Readonly<Record<string, Plan["weightings"][number] | null>>;
  /** Weightings that others multiply or add; no source follows them by itself. */
  readonly parts?: readonly Plan["weightings"][number][];
  readonly limits?: Plan["limits"];
  readonly sourceUses?: Plan["sourceUses"];
  readonly roundingMethod?: Plan["roundingMethod"];
  readonly profile?: Readonly<Record<string, string>>;
  readonly exceptions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const fiveYears = { 2021: "1", 2022: "1", 2023: "1", 2024: "1", 2025: "1" };

/** A plan of 2021-2025 with nothing in it but what a test says: by default two communes, equal weights, equal years. */
export function smallPlan(small: SmallPlan): Plan {
  const lines = small.lines.map((item) => (typeof item === "string" ? line(item) : item));
  const sources = [...new Set(lines.map(({ source }) => source))];
  const uses = sources.flatMap((source) => {
    const weighting = small.weightings?.[source];
    if (weighting === null) return [];
    return [{ source, weighting: weighting ?? equalWeighting }];
  });
  const used = [...(small.parts ?? []), ...uses.map(({ weighting }) => weighting)];
  const weightings = new Map(used.map((weighting) => [weighting.id, weighting]));
  const exceptions = Object.entries(small.exceptions ?? {});
  return {
    schema: "phanbo/plan/1",
    id: "small",
    name: name("small"),
    document: {
      number: "1",
      date: "2022-01-01",
      issuer: name("issuer"),
      title: name("title"),
      source: name("source"),
      numberStyle: "vi-VN",
    },
    period: { from: 2021, to: 2025 },
    sources: sources.map((id) => ({
      kind: "centralBudget",
      id,
      name: { vi: `Nguồn ${id}`, en: `Source ${id}` },
    })),
    lines,
    totals: [],
    shares: [],
    counterpartRules: [],
    norms: small.norms ?? [],
    weightings: [...weightings.values()],
    weightingUses: uses.map(({ source, weighting }) => ({ source, weighting: weighting.id })),
    components: [],
    limits: small.limits ?? [],
    sourceUses: small.sourceUses ?? [],
    roundingMethod: small.roundingMethod ?? "largestRemainder",
    phasing: {
      profiles: [
        { id: "years", name: name("years"), origin: "assumed", weights: small.profile ?? fiveYears },
        ...exceptions.map(([source, weights]) => ({
          id: `for-${source}`,
          name: name(source),
          origin: "decided" as const,
          weights,
        })),
      ],
      default: "years",
      exceptions: exceptions.map(([source]) => ({ source, profile: `for-${source}` })),
    },
    localities: small.localities ?? [province, district("D1"), commune("A"), commune("B")],
    attributes: small.attributes ?? [],
    targets: [],
    statements: [],
    statedTargets: [],
    works: [],
    corrections: [],
    milestones: [],
  };
}

export const equalWeighting: Plan["weightings"][number] = {
  kind: "equal",
  id: "equal",
  name: name("equal"),
  origin: "assumed",
};

export const byNorm: Plan["weightings"][number] = {
  kind: "norm",
  id: "by-norm",
  name: name("by norm"),
  origin: "stated",
  norm: "norm",
};

export function byAttribute(id: string): Plan["weightings"][number] {
  return { kind: "attribute", id: `by-${id}`, name: name(`by ${id}`), origin: "assumed", attribute: id };
}

/** The allocation, which must succeed. */
export function allocated(plan: Plan, unit: MoneyUnit = "dong"): Allocation {
  const result = allocate(plan, { unit });
  if (!result.ok) throw new Error(result.issues.map(({ code }) => code).join(" "));
  return result.value;
}

/** Freezes a value and all that is in it, so that a function that changes its input fails. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
