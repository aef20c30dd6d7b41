import assert from "node:assert/strict";
import { replay } from "../../../src/core/allocation/trace/replay.ts";
import type { Trace } from "../../../src/core/allocation/trace/trace.ts";
import { openTraces, tracesOf } from "../../../src/core/allocation/trace/traceBook.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { allocationOf, limitedShippedPlan, shippedPlan, throughJson } from "./explained.ts";

type Path = readonly (string | number)[];

/** Where numbers stand in a trace: numbers, and texts that are nothing but one. */
function numbersIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === "number") return [path];
  if (typeof value === "string") return /^\d+(?:[./]\d+)?$/.test(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => numbersIn(held, [...path, key]));
}

/** The same with the number at `path` one larger (in its last digit). */
function altered(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) {
    if (typeof value === "number") return value + 1;
    const text = String(value);
    const digits = /\d+$/.exec(text)?.[0] ?? "0";
    return text.slice(0, text.length - digits.length) + (BigInt(`1${digits}`) + 1n).toString().slice(1);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === key ? altered(item, rest) : item));
  }
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(entries.map(([name, held]) => [name, name === key ? altered(held, rest) : held]));
}

/** Names and the data that put a place into a group of its norm, not figures that the amount is worked out from. */
const notFigures =
  /^place\.|\.code$|\.id$|\.key$|^weighing\..*(?:attributes|conditions)|\.period$|documentPlace|article|document$/;

/** The numbers whose alteration the replay does not notice. */
function unnoticed(trace: Trace): readonly string[] {
  return numbersIn(trace)
    .filter((path) => !notFigures.test(path.join(".")))
    .filter((path) => replay(altered(trace, path) as Trace).kind === "amount")
    .map((path) => path.join("."));
}

describe("replaying a trace", () => {
  const plans: readonly (readonly [string, Plan])[] = [
    ["the shipped plan", shippedPlan()],
    ["within limits", limitedShippedPlan("largestRemainder")],
    ["within limits, Webster", limitedShippedPlan("webster")],
  ];
  for (const [title, plan] of plans) {
    it(`gives the amount of every cell: ${title}`, () => {
      const { cells, ...rest } = allocationOf(plan);
      let index = 0;
      for (const trace of tracesOf(plan, { ...rest, cells })) {
        const cell = cells[index++];
        assert.deepEqual(replay(throughJson(trace)), { kind: "amount", amount: cell?.amount });
      }
      assert.equal(index, cells.length);
      assert.ok(index >= 9_000);
    });
  }

  it("notices every number that is altered", () => {
    const plan = limitedShippedPlan("largestRemainder");
    const allocation = allocationOf(plan);
    const book = openTraces(plan, allocation);
    const seen = new Map<string, number>();
    for (const cell of allocation.cells) {
      const kind = `${cell.source}/${cell.origin ?? ""}`;
      if ((seen.get(kind) ?? 0) >= 3 || cell.amount === 0) continue;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      const trace = book.traceOf(cell);
      assert.ok(trace !== undefined);
      assert.deepEqual(unnoticed(throughJson(trace)), [], JSON.stringify(trace));
    }
    assert.ok(seen.size >= 10);
  });

  it("names the step that does not follow", () => {
    const plan = limitedShippedPlan("largestRemainder");
    const found = openTraces(plan, allocationOf(plan)).traceOf({
      place: "06010",
      source: "central",
      type: "developmentInvestment",
      year: 2022,
      origin: 2021,
    });
    assert.ok(found !== undefined);
    const trace = throughJson(found);
    const steps: readonly (readonly [Path, string])[] = [
      [["envelope", "lines", 0, "part"], "lines"],
      [["setAside", 0, "amount"], "setAside"],
      [["carried", 0, "given"], "carried"],
      [["block", "amount"], "blocks"],
      [["block", "free", "weightSum"], "block"],
      [["weighing", "value"], "weight"],
      [["counterpart", 0, "required"], "counterpart"],
      [["exact", "numerator"], "exact"],
      [["amount"], "amount"],
    ];
    for (const [path, step] of steps) {
      const again = replay(altered(trace, path.map(String)) as Trace);
      assert.equal(again.kind === "fault" ? again.step : "amount followed", step, path.join("."));
    }
    assert.equal(replay(trace).kind, "amount");
    for (const direction of ["exact", "up", "down"] as const) {
      const turned = replay({ ...trace, rounding: { ...trace.rounding, direction } });
      assert.equal(turned.kind, direction === trace.rounding.direction ? "amount" : "fault", direction);
    }
  });
});
