import { failure, success, type Result } from "../../issue/index.ts";
import { readMoney } from "../../money/numberText.ts";
import { isRatioText, ratio, readRatio, type Ratio } from "../../money/ratio.ts";
import type { MoneyUnit } from "../../money/unit.ts";
import type { Quantity } from "./driver.ts";
import type { Step } from "./grid.ts";
import { problem, type Problem } from "./phrase.ts";

/**
 * A figure as a person writes it: money in `unit` (text with two meanings, such as 5.000, is refused), a ratio as in plans (80%, 1:1.5),
 * or a whole number.
 */
export function readFigure(
  text: string,
  quantity: Quantity,
  unit: MoneyUnit,
  phrase: string,
): Result<Ratio, Problem> {
  switch (quantity) {
    case "money": {
      const read = readMoney(text, "unstated", unit);
      if (read.ok && read.value >= 0) return success(ratio(BigInt(read.value), 1n));
      const isAmbiguous = !read.ok && read.issues.some(({ code }) => code === "number.ambiguous");
      const about = { phrase, value: text, unit: { key: `unit.${unit}` } };
      return failure(problem(isAmbiguous ? "ambiguousAmount" : "notAnAmount", about));
    }
    case "ratio":
      if (isRatioText(text)) return success(readRatio(text));
      return failure(problem("notARatio", { phrase, value: text }));
    case "whole":
      if (/^\d{1,15}$/.test(text)) return success(ratio(BigInt(text), 1n));
      return failure(problem("notWhole", { phrase, value: text }));
  }
}

/** `-10%,+10%`: shares of the value; `+5000` more in the driver's own measure; `=80%` the value itself. */
export function readSteps(
  text: string,
  quantity: Quantity,
  unit: MoneyUnit,
): Result<readonly Step[], Problem> {
  const problems: Problem[] = [];
  const steps = text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "")
    .flatMap((word): readonly Step[] => {
      const step = readStep(word, quantity, unit);
      if (step.ok) return [step.value];
      problems.push(...step.issues);
      return [];
    });
  if (problems.length === 0 && steps.length === 0) problems.push(problem("noSteps", { value: text }));
  return problems.length > 0 ? failure(...problems) : success(steps);
}

function readStep(word: string, quantity: Quantity, unit: MoneyUnit): Result<Step, Problem> {
  const [, sign = "", figure = ""] = /^([-+=−–])\s*(.+)$/u.exec(word) ?? [];
  if (figure === "") return failure(problem("notAStep", { value: word }));
  const isRelative = sign !== "=" && figure.endsWith("%");
  const read = readFigure(figure, isRelative ? "ratio" : quantity, unit, word);
  if (!read.ok) return read;
  if (sign === "=") return success({ kind: "to", value: read.value });
  return success({
    kind: isRelative ? "relative" : "absolute",
    sign: sign === "+" ? 1 : -1,
    by: read.value,
  });
}
