import assert from "node:assert/strict";
import { phanbo } from "./harness.ts";

interface Row {
  readonly state: string;
  readonly source?: string;
  readonly year?: number;
  readonly amounts: readonly number[];
  readonly deltas: readonly number[];
  readonly changes: readonly (string | null)[];
  readonly absentIn: readonly number[];
}

interface CauseRow {
  readonly row: string;
  readonly amount: number;
  readonly exact: string;
}

interface Comparison {
  readonly schema: string;
  readonly scenarios: readonly {
    readonly id: string;
    readonly name: { readonly vi: string };
    readonly inputs: string;
    readonly outputs: string;
  }[];
  readonly rows: readonly Row[];
  readonly total: Pick<Row, "amounts" | "deltas">;
  readonly causes: readonly {
    readonly to: number;
    readonly cause: string;
    readonly amount: number;
    readonly rows: readonly CauseRow[];
  }[];
  readonly fairness: { readonly population: string; readonly figures: readonly { readonly gini: string }[] };
}

async function comparison(words: string): Promise<Comparison> {
  const { exit, out, error } = await phanbo(`compare ${words} --format json`);
  assert.equal(exit, 0, error);
  return JSON.parse(out) as Comparison;
}

describe("phanbo compare", () => {
  it("gives the contract: scenarios with their hashes, rows, causes; the plan is the base", async () => {
    const { schema, scenarios, rows, total, causes, fairness } = await comparison("--scenario credit-80");
    assert.equal(schema, "phanbo/comparison/1");
    assert.deepEqual(
      scenarios.map(({ id }) => id),
      ["lang-son-2021-2025", "credit-80"],
    );
    for (const { inputs, outputs } of scenarios)
      assert.match(`${inputs} ${outputs}`, /^[0-9a-f]{64} [0-9a-f]{64}$/);
    const credit = rows.find(({ source }) => source === "credit");
    assert.deepEqual(credit, {
      state: "allocated",
      source: "credit",
      amounts: [16_000_000_000_000, 12_800_000_000_000],
      deltas: [0, -3_200_000_000_000],
      changes: ["0", "-1/5"],
      absentIn: [],
    });
    assert.deepEqual(total.deltas, [0, -3_200_000_000_000]);
    assert.deepEqual(
      causes.map(({ to, cause, amount, rows: parts }) => [to, cause, amount, parts]),
      [
        [
          1,
          "credit-80/1",
          -3_200_000_000_000,
          [{ row: "credit", amount: -3_200_000_000_000, exact: "-3200000000000" }],
        ],
        [1, "limits", 0, []],
        [1, "rounding", 0, []],
      ],
    );
    assert.equal(fairness.population, "population");
    assert.ok(fairness.figures.every(({ gini }) => /^\d+\/\d+$/.test(gini)));
  });

  it("takes a scenario for the base, several to compare, rows by several dimensions, and what changed alone", async () => {
    const { scenarios, rows, causes } = await comparison(
      "--base credit-80 --scenario hard-years --scenario topup-3000 --by source,year --changed --top 0",
    );
    assert.deepEqual(
      scenarios.map(({ id }) => id),
      ["credit-80", "hard-years", "topup-3000"],
    );
    assert.deepEqual([...new Set(rows.map(({ source }) => source))].sort(), [
      "central",
      "community",
      "credit",
    ]);
    assert.ok(rows.every(({ year, deltas }) => year !== undefined && deltas.some((delta) => delta !== 0)));
    assert.deepEqual(
      causes.filter(({ to }) => to === 2).map(({ cause, amount }) => `${cause} ${amount}`),
      ["-credit-80/1 3200000000000", "topup-3000/1 75000000000", "limits 0", "rounding 0"],
    );
  });

  it("says causes, gains and losses, and that people are a sample, in both languages", async () => {
    const vi = await phanbo("compare --scenario priority-communes --by district --top 3");
    assert.equal(vi.exit, 0);
    for (const words of [
      "So sánh phương án",
      "Nguyên nhân chênh lệch",
      "Giới hạn, gồm",
      "Làm tròn",
      "Tăng nhiều nhất",
      "Giảm nhiều nhất",
      "SỐ LIỆU MINH HỌA",
    ]) {
      assert.ok(vi.out.includes(words), words);
    }
    const en = await phanbo(
      "compare --scenario priority-communes --by district --top 3 --lang en --format md",
    );
    for (const words of ["Scenarios compared", "Largest gains", "ILLUSTRATIVE VALUES", "Limits, with"]) {
      assert.ok(en.out.includes(words), words);
    }
  });

  it("writes csv, markdown, json and a workbook, the same bytes each time", async () => {
    const line = "compare --scenario topup-3000 --quiet --out a.xlsx --out a.csv --out a.md --out a.json";
    const [one, other] = [await phanbo(line), await phanbo(line)];
    assert.deepEqual([one.exit, one.out], [0, ""]);
    for (const file of ["a.xlsx", "a.csv", "a.md", "a.json"]) {
      assert.deepEqual(one.files.get(file), other.files.get(file), file);
    }
    const csv = new TextDecoder().decode(one.files.get("a.csv"));
    assert.match(csv, /central;Ngân sách trung ương;858762;933762;75000;/);
  });

  for (const [words, says] of [
    ["", "phanbo compare --scenario"],
    ["--scenario a --scenario b --scenario c --scenario d --scenario e --scenario f", "tối đa 6"],
    ["--scenario credit-80 --scenario credit-80", "credit-80"],
    ["--scenario credit-80 --by sources", "sources"],
    ["--scenario credit-80 --top many", "many"],
  ] as const) {
    it(`is wrong usage: compare ${words}`, async () => {
      const { exit, error, out } = await phanbo(`compare ${words}`);
      assert.deepEqual([exit, out], [2, ""]);
      assert.ok(error.includes(says), error);
    });
  }

  it("says all issues at once: scenarios and attributes that are not there", async () => {
    const unknown = await phanbo("compare --base credit-8 --scenario central-9");
    assert.equal(unknown.exit, 2);
    for (const nearest of ["credit-80", "central-90"])
      assert.ok(unknown.error.includes(nearest), unknown.error);
    const need = await phanbo("compare --scenario credit-80 --population people --need needs");
    assert.equal(need.exit, 1);
    for (const word of ["“people”", "“needs”"]) assert.ok(need.error.includes(word), need.error);
  });
});
