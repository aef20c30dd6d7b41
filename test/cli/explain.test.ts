import assert from "node:assert/strict";
import { replay } from "../../src/core/allocation/trace/replay.ts";
import type { Trace } from "../../src/core/allocation/trace/trace.ts";
import { phanbo } from "./harness.ts";

const cell = "explain --place 06034 --source central --type developmentInvestment --year 2022";

describe("phanbo explain", () => {
  it("explains one amount in steps whose figures lead to it, in both languages", async () => {
    const vi = await phanbo(cell);
    const en = await phanbo(`${cell} --lang en`);
    assert.equal(vi.exit, 0);
    assert.match(vi.out, /^Giải trình: Xã Chi Lăng, huyện Tràng Định \(mã 06034\)\n/);
    assert.match(vi.out, /128\.658 triệu đồng × 1 \/ 173 = 743,687861… triệu đồng/);
    assert.match(vi.out, /MINH HỌA/);
    assert.match(vi.out, /Quyết định số 07\/2022\/QĐ-TTg/);
    assert.match(vi.out, /Tính lại từ chính bản giải trình này: 74[34] triệu đồng, khớp\.\n$/);
    assert.match(en.out, /128,658 million VND × 1 \/ 173 = 743\.687861… million VND/);
  });

  it("gives the trace as JSON, which can be replayed by whoever has it", async () => {
    const { exit, out } = await phanbo(`${cell} --format json`);
    const allocated = await phanbo("allocate --format json");
    const data = JSON.parse(out) as Trace & { schema: string; inputs: string; outputs: string };
    const whole = JSON.parse(allocated.out) as {
      inputs: string;
      outputs: string;
      cells: readonly { place: string; source: string; type: string; year: number; amount: number }[];
    };
    const same = whole.cells.find(
      ({ place, source, type, year }) =>
        place === "06034" && source === "central" && type === "developmentInvestment" && year === 2022,
    );
    assert.equal(exit, 0);
    assert.equal(data.schema, "phanbo/explanation/1");
    assert.equal(data.outputs, whole.outputs);
    assert.deepEqual(replay(data), { kind: "amount", amount: same?.amount });
  });

  it("writes the steps as a table in csv and markdown", async () => {
    const csv = await phanbo(`${cell} --format csv`);
    const markdown = await phanbo(`${cell} --format md --lang en`);
    assert.match(csv.out, /^Bước;Nội dung;/);
    assert.match(csv.out, /\r\n1;Số vốn được giao năm 2022;/);
    assert.match(markdown.out, /\| 5 \| Exact share \|/);
  });

  it("lists all amounts of a place, which add up", async () => {
    const { out } = await phanbo("explain --place 06034 --format json");
    const data = JSON.parse(out) as { cells: readonly Trace[] };
    assert.equal(data.cells.length, 60);
    for (const trace of data.cells) assert.equal(replay(trace).kind, "amount");
    const table = await phanbo("explain --place 06034 --lang en");
    assert.match(table.out, /^The money of Xã Chi Lăng, huyện Tràng Định/);
    assert.match(table.out, /\nTotal /);
  });

  it("says what must change, with a certificate on both sides", async () => {
    const line =
      "explain --need 06034 --amount 5000 --source central --type developmentInvestment --year 2022";
    const { out, exit } = await phanbo(`${line} --format json`);
    interface Point {
      readonly value: string;
      readonly share: { readonly decimal: string };
    }
    const data = JSON.parse(out) as {
      schema: string;
      wanted: number;
      answers: readonly { change: string; at: Point; below: Point }[];
    };
    assert.equal(exit, 0);
    assert.equal(data.schema, "phanbo/need/1");
    assert.equal(data.wanted, 5_000_000_000);
    assert.deepEqual(
      data.answers.map(({ change, at, below }) => `${change} ${below.value} < ${at.value}`),
      ["weight 3477/500 < 1391/200", "envelope 864999000000 < 865000000000"],
    );
    for (const { at, below } of data.answers) {
      assert.ok(Number(at.share.decimal) >= 5e9 && Number(below.share.decimal) < 5e9);
    }
    const text = await phanbo(line);
    assert.match(text.out, /với 6,955: 5\.000,231287… triệu đồng, đủ; bớt một bước/);
    const largest = await phanbo("explain --need 06034 --amount 20000 --lang en");
    assert.match(largest.out, /Credit, Not specified, 2022/);
  });

  const wrong: readonly (readonly [line: string, says: RegExp])[] = [
    ["", /--place/],
    ["--place 06034 --need 06034 --amount 5", /not both/],
    ["--need 06034", /--amount/],
    ["--place 06034 --amount 5", /--need/],
    ["--need 06034 --amount 1.234,5", /not an amount/],
    ["--place 06034 --source central", /together/],
    ["--place 06034 --origin 2021", /together/],
    ["--place 6034", /Nearest: Xã Chi Lăng, huyện Tràng Định \(code 06034\)/],
    ["--place 180", /not a commune/],
    ["--place 06034 --source centrl --type recurrent --year 2022", /Did you mean “central”\?/],
    ["--place 06034 --source credit --type recurrent --year 2022", /There is: unspecified 2021/],
    ["--place 06034 --source central --type recurrent --year 2022 --origin 2021", /--origin 2022/],
    ["--place 06034 --source central --type capital --year 2022", /not valid/],
    ["--place 06034 --source central --type recurrent --year 22", /four digits/],
  ];
  for (const [line, says] of wrong) {
    it(`is wrong usage: ${line === "" ? "(no place)" : line}`, async () => {
      const { exit, out, error } = await phanbo(`explain ${line} --lang en`);
      assert.equal(exit, 2);
      assert.equal(out, "");
      assert.match(error, says);
    });
  }

  it("names the places of a name that repeats, with their districts", async () => {
    const { error } = await phanbo(["explain", "--place", "chi lăng"]);
    assert.match(
      error,
      /Xã Chi Lăng, huyện Tràng Định \(mã 06034\), Xã Chi Lăng, huyện Chi Lăng \(mã 06523\)/,
    );
  });
});
