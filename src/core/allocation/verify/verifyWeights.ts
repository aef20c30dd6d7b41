import type { Attribute, Locality, Norm, Plan } from "../../plan/plan.ts";

/*
 * The verifier's own reading of weights. It shares no code with the engine on purpose, so that one mistake cannot be on
 * both sides: fractions are pairs of BigInt, texts are taken apart here, conditions are evaluated here.
 */

/** A fraction, reduced or not; the denominator is above zero. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export type VerifiedPlan = Pick<
  Plan,
  "localities" | "period" | "attributes" | "norms" | "weightings" | "weightingUses" | "lines" | "phasing"
>;

const zero: Fraction = { over: 0n, under: 1n };
const one: Fraction = { over: 1n, under: 1n };

/** A ratio of the plan (`0.05`, `5%`, `1/3`, `1:1.5`) or a number as JSON writes it (`2.5`, `1e-7`); nothing if it is neither. */
export function fractionOf(text: string): Fraction | undefined {
  const trimmed = text.trim();
  const percent = /^(.*\S)\s*%$/.exec(trimmed);
  if (percent !== null) return over(plain(percent[1]), { over: 100n, under: 1n });
  const pair = /^(.*\S)\s*([:/])\s*(\S.*)$/.exec(trimmed);
  if (pair === null) return plain(trimmed);
  return pair[2] === "/" ? over(plain(pair[1]), plain(pair[3])) : over(plain(pair[3]), plain(pair[1]));
}

function plain(text: string | undefined): Fraction | undefined {
  const found = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text ?? "");
  if (found === null) return undefined;
  const decimals = found[2] ?? "";
  const digits = BigInt((found[1] ?? "0") + decimals);
  const shift = BigInt(found[3] ?? "0") - BigInt(decimals.length);
  return shift >= 0n ? { over: digits * 10n ** shift, under: 1n } : { over: digits, under: 10n ** -shift };
}

function over(left: Fraction | undefined, right: Fraction | undefined): Fraction | undefined {
  if (left === undefined || right === undefined || right.over === 0n) return undefined;
  return { over: left.over * right.under, under: left.under * right.over };
}

/** The places that may get money at all: communes of the programme. */
export function communesByCode(plan: VerifiedPlan): ReadonlyMap<string, Locality> {
  return new Map(
    plan.localities.flatMap((place) =>
      place.level === "commune" && place.inProgramme ? [[place.code, place] as const] : [],
    ),
  );
}

/** The weights for the money of `source` as whole numbers in proportion, or nothing if the plan does not give them. */
export function weightsForSource(
  plan: VerifiedPlan,
  source: string,
): ReadonlyMap<string, bigint> | undefined {
  const use = plan.weightingUses.find((candidate) => candidate.source === source);
  const codes: string[] = [];
  for (const [code, place] of communesByCode(plan)) {
    if ((place.validFrom ?? plan.period.from) > plan.period.to) continue;
    if ((place.validTo ?? plan.period.to) < plan.period.from) continue;
    codes.push(code);
  }
  const fractions = use === undefined ? undefined : fractionsOf(plan, use.weighting, codes, []);
  if (fractions === undefined) return undefined;
  const common = fractions.reduce((product, { under }) => multiple(product, under), 1n);
  return new Map(
    fractions.map(({ over, under }, index) => [codes[index] ?? "", (over * common) / under] as const),
  );
}

/** One fraction a code. `above` are the weightings that this one is a part of: it must not be one of them. */
function fractionsOf(
  plan: VerifiedPlan,
  id: string,
  codes: readonly string[],
  above: readonly string[],
): readonly Fraction[] | undefined {
  const weighting = plan.weightings.find((candidate) => candidate.id === id);
  if (weighting === undefined || above.includes(id)) return undefined;
  if (weighting.kind !== "product" && weighting.kind !== "sum") {
    const plain = codes.map((code) => weightOf(plan, weighting, code));
    return plain.every((fraction) => fraction !== undefined) ? plain : undefined;
  }
  const isProduct = weighting.kind === "product";
  let result: readonly Fraction[] = codes.map(() => (isProduct ? one : zero));
  for (const [index, inner] of weighting.of.entries()) {
    const part = fractionsOf(plan, inner, codes, [...above, id]);
    if (part === undefined) return undefined;
    if (isProduct) {
      result = result.map((sofar, position) => times(sofar, part[position] ?? zero));
      continue;
    }
    const text = weighting.factors === undefined ? "1" : weighting.factors[index];
    const factor = text === undefined ? undefined : fractionOf(text);
    const whole = weighting.normalised ? part.reduce(plus, zero) : one;
    const scale = over(factor, whole);
    if (scale === undefined) return undefined;
    result = result.map((sofar, position) => plus(sofar, times(part[position] ?? zero, scale)));
  }
  return result;
}

function times(left: Fraction, right: Fraction): Fraction {
  return lowest({ over: left.over * right.over, under: left.under * right.under });
}

function plus(left: Fraction, right: Fraction): Fraction {
  return lowest({
    over: left.over * right.under + right.over * left.under,
    under: left.under * right.under,
  });
}

/** Without it, the denominators of shares would grow with every place. */
function lowest({ over: top, under: bottom }: Fraction): Fraction {
  const divisor = commonDivisor(top, bottom);
  return { over: top / divisor, under: bottom / divisor };
}

function weightOf(
  plan: VerifiedPlan,
  weighting: Exclude<VerifiedPlan["weightings"][number], { kind: "product" | "sum" }>,
  code: string,
): Fraction | undefined {
  switch (weighting.kind) {
    case "equal":
      return one;
    case "attribute": {
      const value = plan.attributes.find(({ id }) => id === weighting.attribute)?.values[code];
      if (value === true) return one;
      if (value === false) return zero;
      return typeof value === "number" ? fractionOf(String(value)) : undefined;
    }
    case "norm": {
      const norm = plan.norms.find(({ id }) => id === weighting.norm);
      return norm === undefined ? undefined : coefficientOf(plan.attributes, norm, code);
    }
  }
}

function coefficientOf(attributes: readonly Attribute[], norm: Norm, code: string): Fraction | undefined {
  const value = (id: string): Attribute["values"][string] | undefined =>
    attributes.find((attribute) => attribute.id === id)?.values[code];
  for (const group of norm.excluded) if (belongs(group.when, value)) return zero;
  const coefficients: Fraction[] = [];
  for (const group of norm.groups) {
    if (!belongs(group.when, value)) continue;
    const coefficient = fractionOf(group.coefficient);
    if (coefficient === undefined) return undefined;
    coefficients.push(coefficient);
  }
  const [first, ...others] = coefficients;
  if (first === undefined || (norm.combination === "exclusive" && others.length > 0)) return undefined;
  let result = first;
  for (const other of others) {
    if (norm.combination === "additive") {
      result = {
        over: result.over * other.under + other.over * result.under,
        under: result.under * other.under,
      };
    } else if (other.over * result.under > result.over * other.under) {
      result = other;
    }
  }
  return result;
}

function belongs(
  alternatives: Norm["groups"][number]["when"],
  valueOf: (attribute: string) => Attribute["values"][string] | undefined,
): boolean {
  for (const conditions of alternatives) {
    let all = true;
    for (const { attribute, is, value: bound } of conditions) {
      const value = valueOf(attribute);
      const numbers = typeof value === "number" && typeof bound === "number";
      if (is === "equal" && value !== bound) all = false;
      if (is === "atLeast" && !(numbers && value >= bound)) all = false;
      if (is === "atMost" && !(numbers && value <= bound)) all = false;
    }
    if (all) return true;
  }
  return false;
}

function multiple(left: bigint, right: bigint): bigint {
  return (left / commonDivisor(left, right)) * right;
}

function commonDivisor(left: bigint, right: bigint): bigint {
  let [divisor, rest] = [left, right];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  return divisor;
}
