import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { readZip } from "../../src/adapters/xlsx/zip.ts";
import { phanbo } from "./harness.ts";

const isHash = /^[0-9a-f]{64}$/;

interface Point {
  readonly value: number | string;
  readonly exact?: string;
  readonly amount?: number;
  readonly holds: boolean;
}

interface SeekData {
  readonly schema: string;
  readonly inputs: string;
  readonly outputs?: string;
  readonly outcome: string;
  readonly side?: string;
  readonly value?: number | string;
  readonly certificate?: { readonly at: Point; readonly neighbour: Point };
  readonly printed?: { readonly amount: number; readonly holds: boolean; readonly verifiedCells: number };
  readonly best?: Point;
  readonly course: string;
  readonly evaluations: readonly Point[];
}

function seek(...words: string[]): ReturnType<typeof phanbo> {
  return phanbo(["seek", ...words]);
}

const forHoangDong = ["--driver", "scale:source=central", "--target", "place=05986 source=central"];

describe("phanbo seek", function () {
  this.timeout(60_000);

  it("gives the value with a certificate, and the figure of the verified table beside it", async () => {
    const words = [...forHoangDong, "--at-least", "12000", "--accept-corrections", "--format", "json"];
    const { exit, out } = await seek(...words);
    const data = JSON.parse(out) as SeekData;
    assert.equal(exit, 0);
    assert.equal(data.schema, "phanbo/seek/1");
    assert.match(data.inputs, isHash);
    assert.match(data.outputs ?? "", isHash);
    assert.deepEqual(
      [data.outcome, data.side, data.value, data.course],
      ["found", "least", "2.4175", "rising"],
    );
    const { at, neighbour } = data.certificate ?? {};
    // Of 173 units of weight the commune has one; 2,076,057 million are 241.75 % of what they share.
    assert.deepEqual([at?.exact, at?.holds], ["2076057000000/173", true]);
    assert.deepEqual(
      [neighbour?.value, neighbour?.exact, neighbour?.holds],
      ["2.4174", "2075971000000/173", false],
    );
    assert.deepEqual(data.printed, { amount: 12_000_000_000, holds: true, verifiedCells: 9_100 });
    assert.ok(data.evaluations.length <= 60);
  });

  it("reads like a note: question, answer, proof, in both languages", async () => {
    const words = ["--driver", "set:line=local.investment.2021", "--target", "missing", "--at-most", "0"];
    const vi = await seek(...words);
    assert.equal(vi.exit, 0);
    assert.match(vi.out, /Câu hỏi: tổng số vốn \(local\.investment\.2021\) phải là bao nhiêu để/);
    assert.match(vi.out, /Trả lời: ít nhất 10\.049 triệu đồng\./);
    assert.match(vi.out, /Tại 10\.048 triệu đồng, chỉ cách một bước: 1,5 triệu đồng, không đạt\./);
    assert.match(vi.out, /Bộ kiểm tra độc lập đã tính lại [\d.]+ ô: không sai lệch\./);
    const en = await seek(...words, "--lang", "en");
    assert.match(en.out, /Answer: at least 10,049 million VND\./);
    assert.match(en.out, /one step away: 1\.5 million VND, which does not\./);
  });

  it("says that there is none, how far it gets, and ends with 1", async () => {
    const words = [
      "--driver",
      "mobilisation:source=credit",
      "--target",
      "place=05986",
      "--at-least",
      "900000",
    ];
    const { exit, out } = await seek(...words, "--lang", "en");
    assert.equal(exit, 1);
    assert.match(out, /Answer: no value from 0% to 100% will do\./);
    assert.match(out, /The most it comes to is 147,818\.724836 million VND, at 100%/);
  });

  it("wrong words end with 2, all of them at once, each with the nearest that there is", async () => {
    const { exit, out, error } = await seek(
      ...["--driver", "scale:source=centrall typ=recurrent", "--target", "missng", "--at-least", "5.000"],
      ...["--lang", "en"],
    );
    assert.equal(exit, 2);
    assert.equal(out, "");
    const lines = error.split("\n").filter((line) => line.includes("•"));
    assert.equal(lines.length, 4);
    assert.match(lines[0] ?? "", /“typ” here\. Did you mean “type”/);
    assert.match(lines[1] ?? "", /“centrall”.*Did you mean “central”/);
    assert.match(lines[2] ?? "", /Did you mean “missing”/);
    assert.match(lines[3] ?? "", /“5\.000” can be read in two ways/);
  });

  for (const [what, words] of [
    ["no goal", []],
    ["two goals", ["--at-least", "5", "--at-most", "9"]],
  ] as const) {
    it(`${what}: ends with 2`, async () => {
      const { exit, error } = await seek(...forHoangDong, ...words);
      assert.equal(exit, 2);
      assert.match(error, /Cần đúng một trong hai: --at-least hoặc --at-most\./);
    });
  }

  it("under a scenario, varies its parameters; one that is not there ends with 2", async () => {
    const words = [
      "--driver",
      "mobilisation:source=credit",
      "--target",
      "allocated source=credit",
      "--at-least",
      "12000000",
    ];
    const { exit, out } = await seek(...words, "--scenario", "credit-80", "--lang", "en");
    assert.equal(exit, 0);
    assert.match(out, /Under the scenario: Credit reaches 80%\./);
    // 12,000 of the 12,800 billion that are left.
    assert.match(out, /Answer: at least 93\.75%\./);
    const missing = await seek(...words, "--scenario", "credit-8");
    assert.equal(missing.exit, 2);
    assert.match(missing.error, /credit-80/);
  });

  it("its help lists every driver and every target with their keys", async () => {
    const { exit, out } = await seek("--help");
    assert.equal(exit, 0);
    for (const line of [
      /scale +line, source, type/,
      /counterpart +rule\*/,
      /allocated +place, source/,
      /missing +rule/,
    ]) {
      assert.match(out, line);
    }
  });
});

describe("phanbo sensitivity", function () {
  this.timeout(60_000);

  it("by itself varies what the plan is made of, and puts what matters most first", async () => {
    const { exit, out } = await phanbo("sensitivity --accept-corrections --format json");
    assert.equal(exit, 0);
    interface Bar {
      readonly driver: string;
      readonly low: { readonly delta: number };
      readonly high: { readonly delta: number };
      readonly swing: number;
    }
    const data = JSON.parse(out) as {
      schema: string;
      inputs: string;
      base: { available: number; allocated: number; unallocated: number };
      tornados: readonly { readonly bars: readonly Bar[] }[];
    };
    assert.equal(data.schema, "phanbo/sensitivity/1");
    assert.match(data.inputs, isHash);
    assert.equal(data.base.allocated + data.base.unallocated, data.base.available);
    const first = data.tornados.map(({ bars }) => bars[0]);
    assert.deepEqual(
      first.map((bar) => [bar?.driver, bar?.low.delta, bar?.high.delta]),
      [
        ["mobilisation:source=credit", -1_600_000_000_000, 1_600_000_000_000],
        ["scale:source=local", 64_729_600_000, 0],
      ],
    );
    for (const { bars } of data.tornados) {
      const swings = bars.map(({ swing }) => swing);
      assert.deepEqual(
        swings,
        [...swings].sort((one, other) => other - one),
      );
    }
  });

  it("csv holds every bar, with the id of what is changed", async () => {
    const { out } = await phanbo([
      ...["sensitivity", "--driver", "scale:source=central", "--target", "place=05986 source=central"],
      ...["--steps", "-20%,+10%", "--format", "csv", "--lang", "en"],
    ]);
    const rows = out.trim().split(/\r?\n/);
    assert.equal(rows.length, 3);
    assert.match(rows[2] ?? "", /scale:source=central/);
  });

  it("writes a workbook: bars with live changes, and a native chart of falls and rises for each figure", async () => {
    const { exit, files } = await phanbo([
      ...["sensitivity", "--driver", "scale:source=central", "--driver", "scale:source=local"],
      ...[
        "--accept-corrections",
        "--target",
        "allocated",
        "--target",
        "missing",
        "--out",
        "x.xlsx",
        "--lang",
        "en",
      ],
    ]);
    assert.equal(exit, 0);
    const bytes = files.get("x.xlsx");
    assert.ok(bytes);
    const workbook = await xlsxFiles.open(bytes);
    assert.ok(workbook.ok);
    assert.deepEqual(await workbook.value.sheetNames(), ["Sensitivity", "Chart 1", "Chart 2"]);
    const [, , missing] = await workbook.value.readGrids(["Sensitivity", "Chart 1", "Chart 2"]);
    assert.deepEqual(
      missing?.rows.slice(3).map((row) => row.slice(1)),
      [
        [0, 64_729.6],
        [0, 64_729.55],
      ],
    );
    const parts = (readZip(bytes) ?? []).map(({ name }) => name);
    assert.equal(parts.filter((part) => /charts\/chart\d+\.xml$/.test(part)).length, 2);
  });

  it("two at a time: a table of each pair", async () => {
    const { exit, out } = await phanbo([
      ...["sensitivity", "--two-way", "--accept-corrections", "--lang", "en", "--target", "missing"],
      ...["--driver", "scale:source=central", "--driver", "scale:source=local", "--steps", "-10%,+10%"],
    ]);
    assert.equal(exit, 0);
    const rows = out.split("\n").filter((line) => /^ +(?:90|100|110)% /.test(line));
    // A tenth of the local money is 64,730; a tenth more of what the central money requires, 64,729.55.
    assert.deepEqual(
      rows.map((row) => row.trim().split(/\s{2,}/)),
      [
        ["90%", "0", "0", "0"],
        ["100%", "64,729.6", "0", "0"],
        ["110%", "129,459.55", "64,729.55", "0"],
      ],
    );
  });

  it("wrong words end with 2, all of them at once", async () => {
    const { exit, error } = await phanbo([
      ...["sensitivity", "--two-way", "--driver", "scale:source=centrl", "--target", "x", "--steps", "10"],
    ]);
    assert.equal(exit, 2);
    assert.match(error, /centrl.*central/);
    assert.match(error, /không có loại “x”/);
    assert.match(error, /đúng hai --driver; đang có 1/);
  });
});
