import { Option, type Command } from "commander";
import { sensitivityWorkbook } from "../../app/analysisWorkbook.ts";
import { readSensitivity, sensitivityOf, type SensitivityResult } from "../../app/sensitivityOf.ts";
import { driverKinds, targetKinds } from "../../core/analysis/response/index.ts";
import type { Run, TwoWay } from "../../core/analysis/sensitivity/index.ts";
import { failure, success, type Result } from "../../core/issue/index.ts";
import { ratioText, type Ratio } from "../../core/money/index.ts";
import { valueData } from "../../core/report/seekWords.ts";
import { tornadoTable, twoWayTable } from "../../core/report/sensitivityTables.ts";
import type { CommandContext } from "../context.ts";
import { commandWord } from "../options.ts";
import { writingOf, type Report } from "../output.ts";
import { sensitivityNames, sensitivityPage } from "../pages/sensitivityPage.ts";
import {
  phraseHelp,
  phraseOption,
  questionCommand,
  withQuestion,
  type QuestionOptions,
} from "../questionCommand.ts";

interface SensitivityOptions extends QuestionOptions {
  readonly driver: readonly string[];
  readonly target: readonly string[];
  readonly steps: string;
  readonly twoWay: boolean;
}

const examples = [
  'sensitivity --driver "scale:source=central" --driver "mobilisation:source=credit" --steps "-20%,+10%" --target "place=06001"',
  'sensitivity --two-way --driver "scale:source=central" --driver "scale:source=local" --steps "-10%,-5%" --target missing',
] as const;

/** `phanbo sensitivity`: what matters most, one change at a time, and two-way tables. */
export function sensitivityCommand(context: CommandContext): Command {
  const { language } = context;
  const kinds = { kinds: [...driverKinds] };
  const targets = { kinds: [...targetKinds], usual: targetKinds[0] };
  return questionCommand(context, "sensitivity")
    .addOption(phraseOption("--driver <driver>", commandWord(language, "command.option.driver", kinds)))
    .addOption(phraseOption("--target <target>", commandWord(language, "command.option.target", targets)))
    .addOption(
      new Option("--steps <steps>", commandWord(language, "command.option.steps")).default("-10%,+10%"),
    )
    .addOption(new Option("--two-way", commandWord(language, "command.option.twoWay")).default(false))
    .addHelpText("after", phraseHelp(context, examples, [commandWord(language, "sensitivity.help.usual")]))
    .action((name: string, options: SensitivityOptions) =>
      withQuestion(context, name, options, (question) => {
        const { driver: drivers, target, steps, twoWay } = options;
        const asked = readSensitivity(question, { drivers, targets: target, steps, twoWay });
        if (!asked.ok) return { kind: "usage", problems: asked.issues };
        return { kind: "report", report: reportOf(context, options, sensitivityOf(question, asked.value)) };
      }),
    );
}

function reportOf(
  { ports }: CommandContext,
  options: SensitivityOptions,
  found: Result<SensitivityResult>,
): Result<Report> {
  if (!found.ok) return failure(...found.issues);
  const result = found.value;
  const names = sensitivityNames(result);
  return success({
    data: sensitivityData(result),
    tables: () =>
      result.twoWay
        ? result.tables.map((table) => twoWayTable(table, names))
        : [tornadoTable(result.sensitivity, names)],
    page: (writing, width) => sensitivityPage(result, writing, width),
    workbook: async () => success(await sensitivityWorkbook(result, names, writingOf(options), ports)),
  });
}

/** The JSON of the contract `phanbo/sensitivity/1`: amounts in đồng, exact figures as fractions of đồng. */
function sensitivityData(result: SensitivityResult): Readonly<Record<string, unknown>> {
  const { question, sensitivity, targets, tables, inputs } = result;
  return {
    schema: "phanbo/sensitivity/1",
    inputs,
    unit: question.unit,
    ...(question.scenario === undefined ? {} : { scenario: question.scenario.scenario.id }),
    targets,
    base: runData(sensitivity.base),
    drivers: sensitivity.drivers.map(({ driver, current, outcomes }) => ({
      driver: driver.id,
      quantity: driver.quantity === "money" ? "dong" : driver.quantity,
      current: valueData(driver, current),
      outcomes: outcomes.map(({ value, run, issues }) => ({
        value: valueData(driver, value),
        ...(run === undefined ? { issues } : runData(run)),
      })),
    })),
    tornados: sensitivity.tornados.map(({ target, base, bars }) => ({
      target,
      base: base.amount,
      bars: bars.map(({ driver: index, low, high, swing }) => {
        const driver = sensitivity.drivers[index]?.driver;
        const end = (side: typeof low): Readonly<Record<string, unknown>> => ({
          ...(driver === undefined ? {} : { value: valueData(driver, side.value) }),
          amount: side.amount,
          delta: side.delta,
        });
        return { driver: driver?.id, low: end(low), high: end(high), swing };
      }),
    })),
    ...(tables.length === 0 ? {} : { twoWay: tables.map(twoWayData) }),
  };
}

function runData({ balance, figures }: Run): Readonly<Record<string, unknown>> {
  return { ...balance, figures: figures.map(({ exact, amount }) => figureData(exact, amount)) };
}

function figureData(exact: Ratio, amount: number): Readonly<Record<string, unknown>> {
  return { exact: ratioText(exact), amount };
}

function twoWayData({ target, rows, columns, cells }: TwoWay): Readonly<Record<string, unknown>> {
  const axis = ({ driver, current, values }: TwoWay["rows"]): Readonly<Record<string, unknown>> => ({
    driver: driver.id,
    current: valueData(driver, current),
    values: values.map((value) => valueData(driver, value)),
  });
  return {
    target,
    rows: axis(rows),
    columns: axis(columns),
    cells: cells.map((line) =>
      line.map(({ figure, issues }) =>
        figure === undefined ? { issues } : figureData(figure.exact, figure.amount),
      ),
    ),
  };
}
