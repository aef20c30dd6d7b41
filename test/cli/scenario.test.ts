import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { shippedScenarios } from "../../src/plans/index.ts";
import { gridsToScenarios } from "../../src/workbook/scenarioSheets.ts";
import { phanbo } from "./harness.ts";

interface Json {
  readonly [key: string]: unknown;
  readonly inputs: string;
  readonly unit: string;
  readonly run: {
    readonly plan: string;
    readonly file?: string;
    readonly scenario?: string;
    readonly scenarios?: readonly { id: string }[];
  };
  readonly cells: readonly { readonly source: string; readonly amount: number }[];
  readonly effects?: readonly { readonly rate?: string }[];
}

function read(out: string): Json {
  return JSON.parse(out) as Json;
}

const small = {
  schema: "phanbo/scenario/1",
  id: "credit-half",
  name: { vi: "Tín dụng còn một nửa", en: "Half of the credit" },
  base: "credit-80",
  adjustments: [{ kind: "setMobilisation", source: "credit", rate: "50%", roundTo: "million" }],
};

describe("phanbo scenarios", () => {
  it("lists what ships, in the reader's language", async () => {
    const { out, exit } = await phanbo("scenarios");
    assert.equal(exit, 0);
    assert.match(out, /credit-80: Tín dụng chỉ đạt 80%/);
    assert.match((await phanbo("scenarios --lang en")).out, /credit-80: Credit reaches 80%/);
    const listed = JSON.parse((await phanbo("scenarios --format json")).out) as {
      scenarios: readonly { id: string }[];
    };
    assert.deepEqual(
      listed.scenarios.map(({ id }) => id),
      Object.keys(shippedScenarios),
    );
  });

  it("has a table for csv and markdown", async () => {
    assert.match((await phanbo("scenarios --format md")).out, /\| hard-years \|/);
  });
});

describe("phanbo allocate --scenario", () => {
  it("takes the id of one that ships: credit is 12.800 tỷ, the trace keeps the rate, the hash covers the scenario", async () => {
    const plain = read((await phanbo("allocate --format json")).out);
    const { out, exit } = await phanbo("allocate --scenario credit-80 --format json");
    assert.equal(exit, 0);
    const result = read(out);
    const credit = result.cells
      .filter(({ source }) => source === "credit")
      .reduce((all, { amount }) => all + amount, 0);
    assert.equal(credit, 12_800_000_000_000);
    assert.deepEqual(
      result.effects?.map(({ rate }) => rate),
      ["80%"],
    );
    assert.notEqual(result.inputs, plain.inputs);
    assert.deepEqual(
      [plain.run.scenario, result.run.scenario, result.run.plan],
      [undefined, "credit-80", "lang-son-2021-2025"],
    );
    assert.ok(out.length > 1000 && plain.effects === undefined);
  }).timeout(60_000);

  it("takes a file, which builds on what ships, and prints what was adjusted with the hashes", async () => {
    const files = { "q/half.json": JSON.stringify(small) };
    const { out, exit, error } = await phanbo("allocate --scenario q/half.json", files);
    assert.equal(exit, 0, error);
    assert.match(out, /tỷ lệ huy động 80%\s+lines\.credit\.amount\s+16\.000\.000\s+12\.800\.000/);
    assert.match(out, /tỷ lệ huy động 50%\s+lines\.credit\.amount\s+12\.800\.000\s+6\.400\.000/);
    assert.match(out, /Dữ liệu vào [0-9a-f]{8} · kết quả [0-9a-f]{8}/);
  }).timeout(60_000);

  it("finds what a file builds on beside it", async () => {
    const files = {
      "q/top.json": JSON.stringify({ ...small, id: "top", base: "middle", adjustments: [] }),
      "q/middle.json": JSON.stringify({ ...small, id: "middle" }),
    };
    const { out, exit, error } = await phanbo("allocate --scenario q/top.json --format json", files);
    assert.equal(exit, 0, error);
    assert.deepEqual(
      read(out).run.scenarios?.map(({ id }) => id),
      ["credit-80", "middle", "top"],
    );
  }).timeout(60_000);

  it("takes the unit of rounding that the scenario sets", async () => {
    const scenario = {
      ...small,
      base: "lang-son-2021-2025",
      adjustments: [{ kind: "setRounding", unit: "thousand" }],
    };
    const { out } = await phanbo("allocate --scenario s.json --format json", {
      "s.json": JSON.stringify(scenario),
    });
    assert.equal(read(out).unit, "thousand");
  }).timeout(60_000);

  it("says what touches nothing, and goes on", async () => {
    const scenario = { ...small, adjustments: [{ kind: "scaleLines", factor: "100%" }] };
    const { exit, error } = await phanbo("allocate --scenario s.json", {
      "s.json": JSON.stringify(scenario),
    });
    assert.equal(exit, 0);
    assert.match(
      error,
      /Lưu ý: credit-half\/adjustments\[0\]: Không có gì thay đổi vì điều chỉnh 1 \(nhân dòng vốn\)/,
    );
  }).timeout(60_000);

  for (const [what, line, file, exit, said] of [
    [
      "an unknown id, with the nearest",
      "allocate --scenario credit-8",
      undefined,
      2,
      /Có phải ý là “credit-80”\?/,
    ],
    ["a file that is not there", "allocate --scenario no.json", undefined, 3, /no\.json/],
    ["a file that is not JSON", "allocate --scenario s.json", "{", 3, /JSON/],
    [
      "a scenario with a mistake",
      "allocate --scenario s.json",
      JSON.stringify({ ...small, base: "credit-8" }),
      1,
      /credit-half\/base: .*“credit-80”/,
    ],
    [
      "a contradiction",
      "allocate --scenario s.json",
      JSON.stringify({
        ...small,
        adjustments: [...small.adjustments, { kind: "setMobilisation", source: "credit", rate: "60%" }],
      }),
      1,
      /điều chỉnh 1 .* và điều chỉnh 2 /,
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const outcome = await phanbo(line, file === undefined ? {} : { "s.json": file });
      assert.deepEqual([outcome.exit, outcome.out], [exit, ""]);
      assert.match(outcome.error, said);
    });
  }

  it("works on a workbook with its own sheet of scenarios, which template writes", async () => {
    const made = await phanbo("template --out p.xlsx");
    const bytes = made.files.get("p.xlsx") ?? assert.fail();
    const workbook = await xlsxFiles.open(bytes);
    assert.ok(workbook.ok);
    const back = gridsToScenarios(await workbook.value.readGrids(await workbook.value.sheetNames()));
    assert.ok(back.ok, JSON.stringify(back));
    assert.deepEqual(
      back.value.map(({ id }) => id),
      Object.keys(shippedScenarios),
    );
    const { out, exit, error } = await phanbo("allocate p.xlsx --scenario hard-years --format json", {
      "p.xlsx": bytes,
    });
    assert.equal(exit, 0, error);
    assert.deepEqual([read(out).run.file, read(out).run.scenario], ["p.xlsx", "hard-years"]);
    const shipped = read((await phanbo("allocate --scenario hard-years --format json")).out);
    assert.equal(read(out).inputs, shipped.inputs);
  }).timeout(120_000);
});
