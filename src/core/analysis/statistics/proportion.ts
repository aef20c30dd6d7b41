import { invariant } from "../../issue/index.ts";
import { Decimal } from "../../money/index.ts";

/** In how many draws something held, and where its probability lies. */
export interface Proportion {
  readonly held: number;
  readonly draws: number;
  readonly estimate: Decimal;
  /** Ends of Wilson's interval at the confidence asked for, from 0 to 1. */
  readonly lowest: Decimal;
  readonly highest: Decimal;
}

/** How many standard errors to either side an interval of each confidence reaches: quantiles of the standard normal. */
const standardErrors = {
  "90%": "1.6448536269514722",
  "95%": "1.959963984540054",
  "99%": "2.5758293035489004",
} as const;

export type Confidence = keyof typeof standardErrors;

/**
 * The probability that a rule holds, from `held` of `draws` (at least 1), with Wilson's score interval without correction for
 * continuity (E. B. Wilson, JASA 22, 1927): unlike the plain one it says something sensible for none and for all. It is made for
 * independent draws; for Sobol points, which are more even, it is wider than it need be.
 */
export function proportionHeld(
  { held, draws }: { readonly held: number; readonly draws: number },
  confidence: Confidence = "95%",
): Proportion {
  invariant(Number.isSafeInteger(held) && Number.isSafeInteger(draws), "draws are counted");
  invariant(held >= 0 && held <= draws && draws >= 1, "a rule holds in none, some or all of the draws");
  const z = new Decimal(standardErrors[confidence]);
  const square = z.times(z);
  const whole = square.plus(draws);
  const centre = square.div(2).plus(held).div(whole);
  const spread = z.div(whole).times(
    square
      .div(4)
      .plus(new Decimal(held).times(draws - held).div(draws))
      .sqrt(),
  );
  const estimate = new Decimal(held).div(draws);
  return {
    held,
    draws,
    estimate,
    // With none or all the end is exactly 0 or 1, which the last of 40 digits could miss.
    lowest: held === 0 ? new Decimal(0) : centre.minus(spread),
    highest: held === draws ? new Decimal(1) : centre.plus(spread),
  };
}
