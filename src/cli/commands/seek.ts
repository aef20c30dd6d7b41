import { Option, type Command } from "commander";
import { seekWorkbook } from "../../app/analysisWorkbook.ts";
import { readSeek, seekTarget, type SeekResult } from "../../app/seekTarget.ts";
import { driverKinds, targetKinds } from "../../core/analysis/response/index.ts";
import type { SeekPoint } from "../../core/analysis/seek/index.ts";
import { failure, success, type Result } from "../../core/issue/index.ts";
import { ratioText, type Ratio } from "../../core/money/index.ts";
import { goalRounding, seekTable } from "../../core/report/seekTable.ts";
import type { Table } from "../../core/report/table.ts";
import { valueData } from "../../core/report/seekWords.ts";
import { dongOf, valueAt, lastIndex } from "../../core/analysis/response/index.ts";
import type { CommandContext } from "../context.ts";
import { commandWord } from "../options.ts";
import { writingOf, type Report } from "../output.ts";
import { seekInput, seekPage } from "../pages/seekPage.ts";
import { phraseHelp, questionCommand, withQuestion, type QuestionOptions } from "../questionCommand.ts";

interface SeekOptions extends QuestionOptions {
  readonly driver: string;
  readonly target: string;
  readonly atLeast?: string;
  readonly atMost?: string;
}

const examples = [
  'seek --driver "scale:source=central" --target "place=06001 source=central" --at-least 5000',
  'seek --driver "set:source=local type=recurrent from=2022 to=2025" --target missing --at-most 0',
] as const;

/** `phanbo seek`: the value of one thing that brings one figure to a goal, with a certificate. Exit 1 where there is none. */
export function seekCommand(context: CommandContext): Command {
  const { language } = context;
  const kinds = { kinds: [...driverKinds] };
  const targets = { kinds: [...targetKinds], usual: targetKinds[0] };
  return questionCommand(context, "seek")
    .addOption(
      new Option(
        "--driver <driver>",
        commandWord(language, "command.option.driver", kinds),
      ).makeOptionMandatory(),
    )
    .addOption(
      new Option(
        "--target <target>",
        commandWord(language, "command.option.target", targets),
      ).makeOptionMandatory(),
    )
    .addOption(new Option("--at-least <amount>", commandWord(language, "command.option.atLeast")))
    .addOption(new Option("--at-most <amount>", commandWord(language, "command.option.atMost")))
    .addHelpText("after", phraseHelp(context, examples, [commandWord(language, "seek.help.exit")]))
    .action((name: string, options: SeekOptions) =>
      withQuestion(context, name, options, (question) => {
        const asked = readSeek(question, options);
        if (!asked.ok) return { kind: "usage", problems: asked.issues };
        return { kind: "report", report: reportOf(context, options, seekTarget(question, asked.value)) };
      }),
    );
}

function reportOf(
  { ports }: CommandContext,
  options: SeekOptions,
  sought: Result<SeekResult>,
): Result<Report> {
  if (!sought.ok) return failure(...sought.issues);
  const result = sought.value;
  const table = (): Table => seekTable(seekInput(result));
  return success({
    data: seekData(result),
    tables: () => [table()],
    page: (writing, width) => seekPage(result, writing, width),
    workbook: async () => success(await seekWorkbook(table(), result.inputs, writingOf(options), ports)),
    hasErrors: result.outcome.kind === "never",
  });
}

/** The JSON of the contract `phanbo/seek/1`: amounts in đồng, exact figures as fractions of đồng. */
function seekData(result: SeekResult): Readonly<Record<string, unknown>> {
  const { asked, target, goal, outcome, printed, question, inputs } = result;
  const { driver, grid, current } = asked;
  const figure = (exact: Ratio): Readonly<Record<string, unknown>> => ({
    exact: ratioText(exact),
    amount: dongOf(exact, goalRounding(goal)),
  });
  const point = ({ value, response, holds, issues }: SeekPoint): Readonly<Record<string, unknown>> => ({
    value: valueData(driver, value),
    ...(response === undefined ? { issues } : figure(response)),
    holds,
  });
  return {
    schema: "phanbo/seek/1",
    inputs,
    ...(printed === undefined ? {} : { outputs: printed.allocation.outputs }),
    unit: question.unit,
    ...(question.scenario === undefined ? {} : { scenario: question.scenario.scenario.id }),
    driver: {
      id: driver.id,
      quantity: driver.quantity === "money" ? "dong" : driver.quantity,
      ...(current === undefined ? {} : { current: valueData(driver, current) }),
      from: valueData(driver, valueAt(grid, 0)),
      to: valueData(driver, valueAt(grid, lastIndex(grid))),
      step: valueData(driver, { numerator: BigInt(grid.step), denominator: BigInt(grid.per) }),
    },
    target,
    goal,
    ...(outcome.current === undefined ? {} : { current: figure(outcome.current) }),
    outcome: outcome.kind,
    ...(outcome.kind === "found"
      ? {
          side: outcome.side,
          value: valueData(driver, outcome.found.value),
          certificate: { at: point(outcome.found), neighbour: point(outcome.neighbour) },
        }
      : {}),
    ...(printed === undefined
      ? {}
      : {
          printed: {
            amount: printed.amount,
            holds: printed.holds,
            verifiedCells: printed.allocation.allocation.cells.length,
          },
        }),
    ...(outcome.kind === "never"
      ? { best: point(outcome.best), bindings: outcome.bindings, touches: outcome.touches }
      : {}),
    course: outcome.course,
    isComplete: outcome.isComplete,
    evaluations: outcome.points.map(point),
  };
}
