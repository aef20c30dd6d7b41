import { nearestDouble } from "../money/double.ts";
import {
  budgetUse,
  placeSpending,
  type Conflict,
  type Fraction,
  type Objective,
  type OptimizeOutcome,
  type Relaxation,
  type ShadowPrices,
  type Worth,
} from "../analysis/optimize/index.ts";
import { ratioText, sum } from "../money/index.ts";
import type { ChoiceNames } from "./optimumWords.ts";

type Data = Readonly<Record<string, unknown>>;

/** What an optimisation came to, for the contract `phanbo/optimum/1`: amounts in đồng, counts as numbers, shares and points as fractions. */
export function optimumData(
  { problem }: Pick<ChoiceNames, "problem">,
  objective: Objective,
  outcome: OptimizeOutcome,
): Data {
  const asked = {
    objective,
    ...(problem.target === undefined ? {} : { target: problem.target }),
    years: problem.years,
    reached: (problem.reached ?? []).length,
    candidates: problem.candidates.length,
    outcome: outcome.kind,
  };
  switch (outcome.kind) {
    case "stopped":
      return asked;
    case "infeasible":
      return { ...asked, conflict: conflictData(outcome.conflict) };
    case "optimum": {
      const { optimum, bound, gap, proof, provenDistricts } = outcome;
      const parts = placeSpending(problem, optimum);
      return {
        ...asked,
        worth: worthData(optimum.worth),
        ...(bound === undefined ? {} : { bound: worthData(bound) }),
        gap: Number.isFinite(gap) ? gap : null,
        proof,
        ...(provenDistricts === undefined ? {} : { provenDistricts }),
        choices: optimum.choices.map(({ place, year }) => {
          const about = problem.candidates.find((one) => one.place === place);
          const own = parts.filter((part) => part.place === place);
          return {
            place,
            year,
            district: about?.district,
            people: about?.people,
            cost: sum(own.map(({ amount }) => amount)),
            sources: own.map(({ source, type, amount }) => ({ source, type, amount })),
          };
        }),
        budgets: budgetUse(problem, optimum).map(({ source, type, year, carriedIn, amount, used, left }) => ({
          source,
          type,
          year,
          carriedIn,
          amount,
          used,
          left,
        })),
      };
    }
  }
}

/** Prices of the contract: exact changes for one step (đồng) more and less. */
export function pricesData(prices: ShadowPrices): Data {
  if (prices.kind === "unpriced") return { kind: prices.kind };
  return {
    kind: prices.kind,
    worth: worthData(prices.worth),
    prices: prices.prices.map(({ budget, step, more, less, kept, holds }) => ({
      ...budget,
      step,
      ...(more === undefined ? {} : { more: fractionText(more) }),
      ...(less === undefined ? {} : { less: fractionText(less) }),
      ...(kept === undefined ? {} : { kept: { change: fractionText(kept.change), holds: kept.holds } }),
      holds,
    })),
  };
}

function worthData(worth: Worth): Data {
  switch (worth.kind) {
    case "communes":
    case "people":
      return { kind: worth.kind, count: nearestDouble(worth.count) };
    case "score":
      return { kind: worth.kind, points: ratioText(worth.points) };
    case "money":
      return worth;
    case "fairest":
      return {
        kind: worth.kind,
        districts: worth.districts.map(({ district, share }) => ({ district, share: ratioText(share) })),
      };
  }
}

function conflictData({ constraints, irreducible, relaxations, together }: Conflict): Data {
  const giving = (list: readonly Relaxation[]) =>
    list.map((one) =>
      "money" in one
        ? { constraint: one.constraint, money: one.money }
        : { constraint: one.constraint, places: one.places },
    );
  return {
    constraints,
    irreducible,
    relaxations: giving(relaxations),
    together: giving(together),
  };
}

function fractionText({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}
