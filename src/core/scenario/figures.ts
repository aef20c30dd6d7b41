import { invariant } from "../issue/index.ts";
import { moneyFromBigInt, largestMoney, type Money } from "../money/money.ts";
import { readRatio, type Ratio } from "../money/ratio.ts";
import type { Scenario, ScenarioParameter } from "./scenario.ts";

/** The parameter that `$id` names in a scenario; nothing for a figure, or where there is none. */
export function parameterNamed(
  { parameters }: Pick<Scenario, "parameters">,
  value: string,
): ScenarioParameter | undefined {
  return value.startsWith("$") ? parameters.find(({ id }) => `$${id}` === value) : undefined;
}

/** The amount in đồng that a parameter holds; nothing if it holds none. */
export function amountOfParameter({ value }: Pick<ScenarioParameter, "value">): Money | undefined {
  if (!/^\d{1,20}$/.test(value.trim())) return undefined;
  const dong = BigInt(value.trim());
  return dong > BigInt(largestMoney) ? undefined : moneyFromBigInt(dong);
}

/** The text of a ratio, of the parameter if one is named. */
export function ratioTextIn(scenario: Pick<Scenario, "parameters">, value: string): string {
  const parameter = parameterNamed(scenario, value);
  return parameter === undefined ? value : parameter.value.trim();
}

/** A ratio, of the parameter if one is named; the parser has held that it is one. */
export function ratioIn(scenario: Pick<Scenario, "parameters">, value: string): Ratio {
  return readRatio(ratioTextIn(scenario, value));
}

/** An amount in đồng, of the parameter if one is named; the parser has held that it is one. */
export function amountIn(scenario: Pick<Scenario, "parameters">, value: Money | string): Money {
  if (typeof value !== "string") return value;
  const parameter = parameterNamed(scenario, value);
  const amount = parameter === undefined ? undefined : amountOfParameter(parameter);
  invariant(amount !== undefined, `${value} holds an amount`);
  return amount;
}

/** The scenario with another value for one of its parameters; the same scenario if it has none of that id. */
export function withParameter(scenario: Scenario, id: string, value: string): Scenario {
  if (!scenario.parameters.some((parameter) => parameter.id === id)) return scenario;
  return {
    ...scenario,
    parameters: scenario.parameters.map((parameter) =>
      parameter.id === id ? { ...parameter, value, origin: "assumed" } : parameter,
    ),
  };
}
