import { driverWords, targetWords, valueCell, valueWords, type NameSource } from "./seekWords.ts";
import type { Bar, Sensitivity, Tornado, TwoWay } from "../analysis/sensitivity/index.ts";
import { invariant } from "../issue/index.ts";
import { compareMoney, ratioText, zeroMoney } from "../money/index.ts";
import { compareRatios, type Ratio } from "../money/ratio.ts";
import type { Driver } from "../analysis/response/index.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type Column,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/** All bars of all targets, the largest of each target first; changes stay live. */
export function tornadoTable({ drivers, tornados }: Sensitivity, names: NameSource): Table {
  return {
    id: "sensitivity",
    title: { key: "sensitivity.tornado.all" },
    columns: [column("target", { key: "sensitivity.column.target" }, "left", 44), ...barColumns()],
    rows: tornados.flatMap((tornado, index) =>
      barRows(tornado, drivers, names, String(index)).map((row) => ({
        ...row,
        cells: [textCell(targetWords(tornado.target, names)), ...row.cells],
      })),
    ),
    hasMoney: true,
    notes: [{ key: "sensitivity.exact" }],
  };
}

/** The bars of one target that move it. */
export function tornadoOf({ drivers }: Sensitivity, tornado: Tornado, names: NameSource): Table {
  const moving = { ...tornado, bars: tornado.bars.filter(({ swing }) => swing > 0) };
  return {
    id: "tornado",
    title: { key: "sensitivity.tornado.title", parameters: { target: targetWords(tornado.target, names) } },
    columns: barColumns().filter(({ id }) => id !== "id"),
    rows: barRows(moving, drivers, names, "0").map((row) => ({
      ...row,
      cells: row.cells.filter((_, index) => index !== 1),
    })),
    hasMoney: true,
    notes: [],
  };
}

/**
 * What a native chart is drawn from: how far each driver brings one target below and above what it is now, the largest swing first.
 * Drivers that do not move it are left out.
 */
export function tornadoChartTable(
  { drivers, tornados }: Sensitivity,
  index: number,
  names: NameSource,
): Table | undefined {
  const tornado = tornados[index];
  const bars = tornado?.bars.filter(({ swing }) => swing > 0) ?? [];
  if (tornado === undefined || bars.length === 0) return undefined;
  return {
    id: `sensitivity.chart.${index}`,
    title: { key: "sensitivity.tornado.title", parameters: { target: targetWords(tornado.target, names) } },
    columns: [
      column("driver", { key: "sensitivity.column.driver" }, "left", 44),
      column("below", { key: "sensitivity.column.below" }, "right", 18),
      column("above", { key: "sensitivity.column.above" }, "right", 18),
    ],
    rows: bars.map(({ driver: position, low, high }): Row => {
      const driver = drivers[position]?.driver;
      invariant(driver !== undefined, "a bar is of one of the drivers");
      const deltas = [zeroMoney, low.delta, high.delta].sort(compareMoney);
      return {
        key: driver.id,
        role: "item",
        level: 0,
        cells: [
          textCell(driverWords(driver, names)),
          moneyCell(deltas[0] ?? zeroMoney),
          moneyCell(deltas[2] ?? zeroMoney),
        ],
      };
    }),
    hasMoney: true,
    notes: [],
  };
}

/** The target by the values of two drivers. */
export function twoWayTable({ target, rows, columns, cells }: TwoWay, names: NameSource): Table {
  return {
    id: "sensitivity.twoWay",
    title: {
      key: "sensitivity.twoWay.title",
      parameters: {
        target: targetWords(target, names),
        rows: driverWords(rows.driver, names),
        columns: driverWords(columns.driver, names),
      },
    },
    columns: [
      column("value", driverWords(rows.driver, names), "right", 30),
      ...columns.values.map((value) =>
        column(ratioText(value), headingOf(columns.driver, value), "right", 20),
      ),
    ],
    rows: rows.values.map((value, index): Row => ({
      key: ratioText(value),
      role: compareRatios(value, rows.current) === 0 ? "subtotal" : "item",
      level: 0,
      cells: [
        valueCell(rows.driver, value),
        ...(cells[index] ?? []).map(({ figure }) =>
          figure === undefined ? textCell({ key: "seek.noAllocation" }) : moneyCell(figure.amount),
        ),
      ],
    })),
    hasMoney: true,
    notes: [{ key: "sensitivity.exact" }],
  };
}

function headingOf(driver: Driver, value: Ratio): Label {
  const words = valueWords(driver, value);
  invariant(typeof words === "object" && !Array.isArray(words), "a value has words");
  return { key: "sensitivity.value", parameters: { value: words } };
}

function barColumns(): readonly Column[] {
  return [
    column("driver", { key: "sensitivity.column.driver" }, "left", 44),
    column("id", { key: "sensitivity.column.id" }, "left", 30),
    column("lowValue", { key: "sensitivity.column.lowValue" }, "right", 14),
    column("low", { key: "sensitivity.column.low" }, "right", 20),
    column("lowDelta", { key: "sensitivity.column.lowDelta" }, "right", 18),
    column("highValue", { key: "sensitivity.column.highValue" }, "right", 14),
    column("high", { key: "sensitivity.column.high" }, "right", 20),
    column("highDelta", { key: "sensitivity.column.highDelta" }, "right", 18),
    column("swing", { key: "sensitivity.column.swing" }, "right", 18),
  ];
}

function barRows(
  { base, bars }: Tornado,
  drivers: Sensitivity["drivers"],
  names: NameSource,
  prefix: string,
): readonly Row[] {
  const baseKey = `${prefix}|base`;
  const now: Row = {
    key: baseKey,
    role: "subtotal",
    level: 0,
    cells: [
      textCell({ key: "sensitivity.base" }),
      emptyCell,
      emptyCell,
      moneyCell(base.amount),
      emptyCell,
      emptyCell,
      moneyCell(base.amount),
      emptyCell,
      emptyCell,
    ],
  };
  const rowOf = (bar: Bar): Row => {
    const driver = drivers[bar.driver]?.driver;
    invariant(driver !== undefined, "a bar is of one of the drivers");
    const key = `${prefix}|${driver.id}`;
    const delta = (side: "low" | "high"): Cell =>
      moneyCell(bar[side].delta, {
        kind: "difference",
        left: { row: key, column: side },
        right: { row: baseKey, column: side },
      });
    return {
      key,
      role: "item",
      level: 0,
      cells: [
        textCell(driverWords(driver, names)),
        { kind: "code", text: driver.id },
        valueCell(driver, bar.low.value),
        moneyCell(bar.low.amount),
        delta("low"),
        valueCell(driver, bar.high.value),
        moneyCell(bar.high.amount),
        delta("high"),
        moneyCell(bar.swing),
      ],
    };
  };
  return [now, ...bars.map(rowOf)];
}
