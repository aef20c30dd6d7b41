import { greatestCommonDivisor } from "../money/ratio.ts";

/** An exact signed fraction with a denominator above zero. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A sum of figures, each with a factor: what a derived figure stands for, or what an equation says is zero. */
export type LinearForm = ReadonlyMap<string, Fraction>;

/** The same with whole factors, after all were multiplied by `scale`. */
export interface WholeForm {
  readonly terms: ReadonlyMap<string, bigint>;
  readonly scale: bigint;
}

export const emptyForm: LinearForm = new Map();
export const one: Fraction = { numerator: 1n, denominator: 1n };
export const minusOne: Fraction = { numerator: -1n, denominator: 1n };

/** A form with what it is multiplied by. */
export interface ScaledForm {
  readonly form: LinearForm;
  readonly factor: Fraction;
}

/** `left + factor × right`; figures that cancel are left out. */
export function addScaled(left: LinearForm, right: LinearForm, factor: Fraction): LinearForm {
  return combine([
    { form: left, factor: one },
    { form: right, factor },
  ]);
}

/** The sum of the scaled forms; figures that cancel are left out. */
export function combine(parts: Iterable<ScaledForm>): LinearForm {
  const result = new Map<string, Fraction>();
  for (const { form, factor } of parts) {
    for (const [id, value] of form) {
      const before = result.get(id) ?? { numerator: 0n, denominator: 1n };
      const after = inLowestTerms(
        before.numerator * value.denominator * factor.denominator +
          value.numerator * factor.numerator * before.denominator,
        before.denominator * value.denominator * factor.denominator,
      );
      if (after.numerator === 0n) result.delete(id);
      else result.set(id, after);
    }
  }
  return result;
}

/** The form with whole factors, by the least common denominator. */
export function toWhole(form: LinearForm): WholeForm {
  let scale = 1n;
  for (const { denominator } of form.values()) {
    scale = (scale / greatestCommonDivisor(scale, denominator)) * denominator;
  }
  const terms = new Map<string, bigint>();
  for (const [id, { numerator, denominator }] of form) terms.set(id, (numerator * scale) / denominator);
  return { terms, scale };
}

/** The size without the sign. */
export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function inLowestTerms(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(magnitude(numerator), denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}
