import { absolute, ratioDecimal, readRatio, zeroMoney, type Money } from "../money/index.ts";
import type { CounterpartRow } from "../plan/counterpart.ts";
import { periodText, type Plan } from "../plan/plan.ts";
import {
  column,
  moneyCell,
  textCell,
  type Cell,
  type CellReference,
  type Formula,
  type Row,
  type Table,
} from "./table.ts";

/**
 * Counterpart money by rule and type: base, ratio, required, arranged, and what is over or short, all live. The check column
 * says OK where the rule holds.
 */
export function counterpartTable(plan: Plan, rows: readonly CounterpartRow[]): Table {
  const outside = rows.flatMap((row) => row.outside);
  return {
    id: "counterpart",
    title: { key: "finding.counterpart.title" },
    columns: [
      column("rule", { key: "finding.counterpart.rule" }, "left", 44),
      column("type", { key: "finding.counterpart.type" }, "left", 24),
      column("period", { key: "finding.counterpart.period" }, "left", 11),
      column("base", { key: "finding.counterpart.base" }),
      column("ratio", { key: "finding.counterpart.ratio" }, "right", 9),
      column("required", { key: "finding.counterpart.required" }),
      column("arranged", { key: "finding.counterpart.arranged" }),
      column("difference", { key: "finding.counterpart.difference" }),
      column("surplus", { key: "finding.counterpart.surplusColumn" }),
      column("missing", { key: "finding.counterpart.missingColumn" }),
      column("tolerance", { key: "finding.counterpart.tolerance" }),
      column("check", { key: "finding.counterpart.check" }, "centre", 14),
    ],
    rows: rows.map((row) => counterpartRow(plan, row)),
    hasMoney: true,
    notes: [
      { key: "finding.counterpart.noteTolerance" },
      ...(outside.length > 0
        ? [{ key: "finding.counterpart.noteOutside", parameters: { lines: [...new Set(outside)] } }]
        : []),
    ],
  };
}

function counterpartRow(plan: Plan, row: CounterpartRow): Row {
  const rule = plan.counterpartRules.find(({ id }) => id === row.rule);
  const key = `${row.rule}:${row.type}`;
  const cell = (column: string): CellReference => ({ row: key, column });
  const over: Money = row.difference > 0 ? row.difference : zeroMoney;
  const short: Money = row.difference < 0 ? absolute(row.difference) : zeroMoney;
  return {
    key,
    role: "item",
    level: 0,
    cells: [
      textCell(rule === undefined ? { text: row.rule } : { name: rule.name }),
      textCell({ key: `report.type.${row.type}` }),
      textCell({ text: periodText(row) }),
      moneyCell(row.base),
      textCell({ text: rule?.ratio ?? "" }),
      moneyCell(row.required, requiredFormula(rule?.ratio, row, cell("base"))),
      moneyCell(row.arranged),
      moneyCell(row.difference, { kind: "difference", left: cell("arranged"), right: cell("required") }),
      moneyCell(over, { kind: "positivePart", of: cell("difference") }),
      // What is short is what is over less the difference: no other cell holds required − arranged.
      moneyCell(short, { kind: "difference", left: cell("surplus"), right: cell("difference") }),
      moneyCell(row.tolerance),
      checkCell(row, short, cell),
    ],
  };
}

function checkCell(row: CounterpartRow, short: Money, cell: (column: string) => CellReference): Cell {
  const [of, difference] =
    row.mode === "minimum" ? [cell("missing"), short] : [cell("difference"), row.difference];
  const formula: Formula = { kind: "check", of, tolerance: row.tolerance };
  return { kind: "check", difference, formula };
}

/** Live only where ratio × base is a whole number of đồng: a sheet does not round up as the rule does. */
function requiredFormula(
  ratio: string | undefined,
  row: CounterpartRow,
  base: CellReference,
): Formula | undefined {
  if (ratio === undefined || row.exact !== String(row.required)) return undefined;
  const by = decimalText(ratio);
  return by === undefined ? undefined : { kind: "product", of: base, by };
}

/** The ratio as an exact decimal, if it is one: its denominator has no factor but 2 and 5. */
function decimalText(text: string): string | undefined {
  const ratio = readRatio(text);
  let rest = ratio.denominator;
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor;
  return rest === 1n ? ratioDecimal(ratio).toString() : undefined;
}
