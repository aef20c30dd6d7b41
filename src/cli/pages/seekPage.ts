import type { SeekResult } from "../../app/seekTarget.ts";
import { lastIndex, planAt, openQuestion, valueAt, dongOf } from "../../core/analysis/response/index.ts";
import type { Binding, SeekOutcome } from "../../core/analysis/seek/index.ts";
import type { Parameter } from "../../core/issue/index.ts";
import { absolute, subtract, type Ratio } from "../../core/money/index.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import type { Plan } from "../../core/plan/index.ts";
import { fold } from "../../core/report/renderText.ts";
import { goalRounding, type SeekTableInput } from "../../core/report/seekTable.ts";
import {
  driverWords,
  figureWords,
  nameOf,
  placeWords,
  targetWords,
  valueWords,
} from "../../core/report/seekWords.ts";
import { issueWords } from "../../text/issueText.ts";
import { text, type TextKey, type Writing } from "../../text/language.ts";
import { planHeading } from "./findingsPage.ts";

/** How many places a sentence names before it says no more. */
const mostPlaces = 5;

/** What the table of a seek is made from. */
export function seekInput({ question, asked, target, goal, outcome, printed }: SeekResult): SeekTableInput {
  return {
    plan: question.plan,
    scenario: question.scenario?.scenario,
    driver: asked.driver,
    target,
    goal,
    outcome,
    current: asked.current,
    printed,
  };
}

/** The answer as a note to the one who has to decide: the question, the answer, and why it is so. */
export function seekPage(result: SeekResult, writing: Writing, width: number): string {
  const { question, asked, target, goal, outcome, inputs } = result;
  const names = seekInput(result);
  const words: Readonly<Record<string, Parameter>> = {
    driver: driverWords(asked.driver, names),
    target: targetWords(target, names),
    goal: { key: `seek.goal.${goal.relation}`, parameters: { amount: { dong: goal.amount } } },
  };
  const say = (key: TextKey, more: Readonly<Record<string, Parameter>> = {}): readonly string[] =>
    fold(text(writing, key, { ...words, ...more }), width);
  const under =
    question.scenario === undefined
      ? []
      : say("seek.scenario", { scenario: { name: question.scenario.scenario.name } });
  const hash = result.printed === undefined ? undefined : shortHash(result.printed.allocation.outputs);
  return [
    text(writing, "seek.title"),
    ...planHeading(question.plan, writing),
    text(writing, "page.hashLine", { inputs: shortHash(inputs), outputs: hash ?? "–" }),
    "",
    ...say("seek.question"),
    ...under,
    ...now(result, say),
    "",
    ...answer(result, say),
    ...(outcome.kind === "never" ? neverLines(result, outcome, say) : []),
    "",
    text(writing, "seek.proof"),
    ...proof(result, writing).flatMap((line) => bullet(line, width)),
  ].join("\n");
}

type Say = (key: TextKey, more?: Readonly<Record<string, Parameter>>) => readonly string[];

function bullet(line: string, width: number): readonly string[] {
  return fold(line, width - 4).map((part, index) => (index === 0 ? `  • ${part}` : `    ${part}`));
}

function now({ asked, goal, outcome }: SeekResult, say: Say): readonly string[] {
  if (asked.current === undefined || outcome.current === undefined) return [];
  return say("seek.now", {
    value: valueWords(asked.driver, asked.current),
    response: figureWords(outcome.current, goalRounding(goal)),
  });
}

function answer({ asked, outcome }: SeekResult, say: Say): readonly string[] {
  const { driver, grid } = asked;
  if (outcome.kind === "found") {
    return say(`seek.answer.${outcome.side}`, { value: valueWords(driver, outcome.found.value) });
  }
  return say(`seek.answer.${outcome.kind}`, {
    first: valueWords(driver, valueAt(grid, 0)),
    last: valueWords(driver, valueAt(grid, lastIndex(grid))),
  });
}

function neverLines(
  { question, asked, goal }: SeekResult,
  outcome: Extract<SeekOutcome, { readonly kind: "never" }>,
  say: Say,
): readonly string[] {
  const { best, bindings, course, touches, points } = outcome;
  if (!touches) return say("seek.never.untouched");
  const { plan } = planUnder(question);
  const reached: Ratio = best.response ?? { numerator: 0n, denominator: 1n };
  const amount = dongOf(reached, goalRounding(goal));
  const isEnd = best.index === points[0]?.index || best.index === points.at(-1)?.index;
  return [
    ...say(goal.relation === "atLeast" ? "seek.never.mostIs" : "seek.never.leastIs", {
      response: { dong: amount },
      value: valueWords(asked.driver, best.value),
      gap: { dong: absolute(subtract(goal.amount, amount)) },
    }),
    ...(course === "flat" ? say("seek.never.flat") : []),
    ...bindings.flatMap((binding) => bindingLine(plan, binding, say)),
    ...(isEnd && course !== "flat" && bindings.length === 0 ? say("seek.never.wider") : []),
  ];
}

/** The plan that limits are looked up in. */
function planUnder(question: SeekResult["question"]): { readonly plan: Plan } {
  const opened = openQuestion(question);
  const at = opened.ok ? planAt(opened.value, []) : opened;
  return at.ok ? at.value : question;
}

function bindingLine(plan: Plan, { id, kind, places }: Binding, say: Say): readonly string[] {
  const rule = nameOf([...plan.limits, ...plan.counterpartRules], id);
  if (places.length === 0) return say(`seek.never.binding.${kind}`, { rule });
  const named = placeWords(places.slice(0, mostPlaces), plan);
  const shown: Parameter = places.length > mostPlaces ? [named, "…"] : named;
  return say(`seek.never.binding.${kind}.at`, { rule, places: shown });
}

function proof({ asked, goal, outcome, printed }: SeekResult, writing: Writing): readonly string[] {
  const { driver } = asked;
  const lines: string[] = [];
  const rounding = goalRounding(goal);
  if (outcome.kind === "found") {
    const { found, neighbour } = outcome;
    if (found.response !== undefined) {
      const response = figureWords(found.response, rounding);
      lines.push(text(writing, "seek.proof.found", { value: valueWords(driver, found.value), response }));
    }
    const value = valueWords(driver, neighbour.value);
    const [issue] = neighbour.issues;
    if (neighbour.response !== undefined) {
      const response = figureWords(neighbour.response, rounding);
      lines.push(text(writing, "seek.proof.neighbour", { value, response }));
    } else if (issue !== undefined) {
      const reason = issueWords(writing, issue);
      lines.push(text(writing, "seek.proof.neighbourImpossible", { value, reason }));
    }
  }
  if (printed !== undefined) {
    lines.push(
      text(writing, "seek.proof.printed", {
        amount: { dong: printed.amount },
        holds: { key: printed.holds ? "seek.holds" : "seek.fails" },
        count: { decimal: String(printed.allocation.allocation.cells.length) },
      }),
    );
  }
  const count = outcome.points.length;
  return [...lines, text(writing, `seek.proof.course.${outcome.course}`, { count })];
}
