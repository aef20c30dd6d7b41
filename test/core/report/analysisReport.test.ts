import assert from "node:assert/strict";
import {
  driverOf,
  driverText,
  readTarget,
  type DriverSetting,
} from "../../../src/core/analysis/response/index.ts";
import { money, ratio } from "../../../src/core/money/index.ts";
import { renderText } from "../../../src/core/report/renderText.ts";
import { tornadoSvg, type TornadoChart } from "../../../src/core/report/sensitivityChart.ts";
import { driverWords, targetWords, valueWords } from "../../../src/core/report/seekWords.ts";
import { seekTable } from "../../../src/core/report/seekTable.ts";
import { labelText, text, writingIn, type Writing } from "../../../src/text/language.ts";
import type { TableWriting } from "../../../src/core/report/render.ts";
import { commune, district, norm, province, smallPlan } from "../allocation/smallPlan.ts";
import { attribute, byAttribute } from "../allocation/smallPlan.ts";

const vi = writingIn("vi", "dong");
const en = writingIn("en", "dong");

function tableWriting(writing: Writing): TableWriting {
  return { unit: writing.unit, style: writing.style, label: (label) => labelText(writing, label) };
}

const plan = smallPlan({
  lines: ["central/recurrent 2021 100"],
  localities: [
    province,
    district("D1"),
    district("D2"),
    commune("A", { name: "Xã Một" }),
    commune("B", { name: "Xã Một", parent: "D2" }),
    commune("C", { name: "Xã Hai" }),
  ],
  attributes: [attribute("people", { A: 1, B: 1, C: 1 }, "whole")],
  weightings: { central: byAttribute("people") },
  norms: [norm({ groups: { big: ["5", "people atLeast 20"] } })],
});

describe("words of analyses", () => {
  for (const [setting, expected] of [
    [
      { kind: "scale", slice: { sources: ["central"], types: ["recurrent"], from: 2021, to: 2022 } },
      "mức vốn so với kế hoạch (Nguồn central, Vốn sự nghiệp, 2021-2022) = 90%",
    ],
    [{ kind: "set", slice: {} }, "tổng số vốn (mọi nguồn vốn) = 90 đồng"],
    [{ kind: "mobilisation", source: "central" }, "tỷ lệ huy động được (Nguồn central) = 90%"],
    [{ kind: "coefficient", norm: "norm", group: "big" }, "hệ số của nhóm “big” (norm) = 0,9"],
    [
      { kind: "attribute", attribute: "people", places: ["A", "C"] },
      "“people” tại Xã Một (Huyện D1), Xã Hai = 90",
    ],
  ] as const satisfies readonly (readonly [DriverSetting, string])[]) {
    it(expected, () => {
      const driver = driverOf(driverText(setting), setting, { plan, unit: "dong" });
      assert.ok(driver);
      const value = driver.quantity === "ratio" ? ratio(9n, 10n) : ratio(90n, 1n);
      const words = labelText(vi, driverWords(driver, { plan }));
      assert.equal(
        `${words} = ${text(vi, "sensitivity.value", { value: valueWords(driver, value) })}`,
        expected,
      );
    });
  }

  for (const [phrase, expected] of [
    ["place=B source=central", "the money allocated to Xã Một (Huyện D2) (Source central)"],
    ["allocated", "the money allocated to all communes (all sources)"],
    ["unallocated year=2021", "the money not allocated (2021)"],
    ["missing", "the missing counterpart (all rules)"],
  ] as const) {
    it(`${phrase}: ${expected}`, () => {
      const target = readTarget(phrase, plan);
      assert.ok(target.ok);
      assert.equal(labelText(en, targetWords(target.value, { plan })), expected);
    });
  }

  it("a figure that misses the goal by less than a đồng is not shown as if it met it", () => {
    const setting: DriverSetting = { kind: "set", slice: {} };
    const driver = driverOf(driverText(setting), setting, { plan, unit: "dong" });
    assert.ok(driver);
    const point = (index: number, holds: boolean, numerator: bigint) => ({
      index,
      value: ratio(BigInt(index), 1n),
      response: ratio(numerator, 3n),
      holds,
      issues: [],
    });
    const [found, neighbour] = [point(15, true, 15n), point(14, false, 14n)];
    const table = seekTable({
      plan,
      driver,
      target: { kind: "allocated" },
      goal: { relation: "atLeast", amount: money(5) },
      outcome: {
        kind: "found",
        found,
        neighbour,
        side: "least",
        points: [neighbour, found],
        course: "rising",
        isComplete: false,
      },
      printed: { amount: money(5), holds: true },
    });
    const drawn = renderText(table, tableWriting(en), { width: 100 });
    const rows = drawn.split("\n").filter((line) => /Value found|One step|Rounded table/.test(line));
    assert.deepEqual(
      rows.map((row) => row.trim().replace(/\s{2,}/g, " | ")),
      [
        "Value found | 15 | 5 | meets the goal",
        "One step away | 14 | 4 | misses the goal",
        "Rounded table at the value found | 15 | 5 | meets the goal",
      ],
    );
  });
});

describe("the tornado as SVG", () => {
  const chart: TornadoChart = {
    title: { text: "A & B <x>" },
    base: money(100),
    bars: [
      { label: { text: "one" }, lowValue: "90%", highValue: "110%", low: money(50), high: money(150) },
      { label: { text: "two" }, lowValue: "5", highValue: "7", low: money(120), high: money(90) },
    ],
  };
  const svg = tornadoSvg(chart, tableWriting(en));

  it("has a title and a description that say all that is drawn", () => {
    assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="tornado-title tornado-description"/);
    assert.match(svg, /<title id="tornado-title">A &amp; B &lt;x&gt;<\/title>/);
    const description = /<desc[^>]*>(.*)<\/desc>/.exec(svg)?.[1] ?? "";
    assert.match(description, /Now: 100\./);
    assert.match(description, /one: 50 at 90%, 150 at 110%; two: 120 at 5, 90 at 7/);
  });

  it("bars lie where their figures are, the smallest at the left end and the largest at the right", () => {
    const drawn = Array.from(
      svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="18" fill="([^"]+)"/g),
      ([, x, y, width, fill]) =>
        `${x ?? ""} ${y ?? ""} ${width ?? ""} ${fill?.startsWith("url") === true ? "hatched" : "solid"}`,
    );
    // The plot is 370 wide from 460: 100 of 50…150 is at 645.
    assert.deepEqual(drawn, [
      "645 72 185 solid",
      "460 72 185 hatched",
      "608 106 37 solid",
      "645 106 74 hatched",
    ]);
  });

  it("tells low from high by pattern and words, and is well formed", () => {
    assert.match(svg, /url\(#tornado-low\)/);
    assert.match(svg, />low value</);
    assert.match(svg, />high value</);
    const opened = svg.match(/<[a-z]+(?: [^>]*[^/])?>/g)?.length ?? 0;
    assert.equal(opened, svg.match(/<\/[a-z]+>/g)?.length);
  });

  it("breaks a long name into lines that fit beside the bars", () => {
    const long = "ratio of the counterpart rule “Counterpart 2022-2025: one to one, all types”";
    const [bar] = chart.bars;
    assert.ok(bar);
    const drawn = tornadoSvg({ ...chart, bars: [{ ...bar, label: { text: long } }] }, tableWriting(en));
    const lines = Array.from(drawn.matchAll(/<tspan x="8"[^>]*>([^<]*)<\/tspan>/g), ([, line = ""]) => line);
    assert.equal(lines.join(" "), long);
    assert.ok(lines.length === 2 && lines.every((line) => line.length <= 52), lines.join("|"));
  });

  it("draws nothing but its frame where nothing moves, and the same text each time", () => {
    const empty = tornadoSvg({ ...chart, bars: [] }, tableWriting(vi));
    assert.doesNotMatch(empty, /height="18"/);
    assert.equal(svg, tornadoSvg(chart, tableWriting(en)));
  });
});
