import assert from "node:assert/strict";
import type { PlanFile } from "../../src/core/plan/index.ts";
import { phanbo, type Outcome } from "./harness.ts";

type Files = Readonly<Record<string, Uint8Array | string>>;

interface Row {
  readonly kind: string;
  readonly id?: string;
  readonly source?: string;
  readonly type?: string;
  readonly amounts: readonly (number | null)[];
  readonly deltas: readonly number[];
}

interface Data {
  readonly schema: string;
  readonly hash: string;
  readonly milestones: readonly Readonly<Record<string, unknown>>[];
  readonly rows: readonly Row[];
}

function planIn({ files, error }: Outcome, name: string): PlanFile {
  const bytes = files.get(name) ?? assert.fail(error);
  return JSON.parse(new TextDecoder().decode(bytes)) as PlanFile;
}

async function record(words: readonly string[], plan: string, given: Files): Promise<Outcome> {
  const outcome = await phanbo(["milestones", plan, "--record", ...words], given);
  assert.equal(outcome.exit, 0, outcome.error);
  return outcome;
}

/** Recorded when submitted, into a workbook; then one line 1 đồng more and another gone; recorded when decided, into a file. */
async function history(): Promise<{ readonly file: PlanFile; readonly said: string }> {
  const submitted = await record(
    [
      "Đã trình",
      "--stage",
      "submitted",
      "--date",
      "2022-06-30",
      "--note",
      "Tờ trình số 12",
      "--out",
      "p.xlsx",
    ],
    "lang-son-2021-2025",
    {},
  );
  const copy = await record(
    ["Bản sao", "--stage", "draft", "--date", "2022-06-01", "--author", "Sở KH&ĐT", "--out", "q.json"],
    "p.xlsx",
    Object.fromEntries(submitted.files),
  );
  const plan = planIn(copy, "q.json");
  const changed = {
    ...plan,
    lines: plan.lines
      .filter(({ id }) => id !== "community")
      .map((line) => (line.id === "central.recurrent.2021" ? { ...line, amount: line.amount + 1 } : line)),
    totals: plan.totals.map((total) => ({ ...total, parts: total.parts.filter((id) => id !== "community") })),
    shares: plan.shares.filter(({ part }) => part !== "community"),
  };
  const decided = await record(
    ["Điều chỉnh", "--stage", "adjusted", "--date", "2023-02-01", "--out", "r.json"],
    "r.json",
    { "r.json": JSON.stringify(changed) },
  );
  return { file: planIn(decided, "r.json"), said: decided.error };
}

describe("phanbo milestones", () => {
  let file: PlanFile | undefined;
  let said = "";
  const given = (): Files => ({ "r.json": JSON.stringify(file ?? assert.fail()) });

  before(async function () {
    this.timeout(120_000);
    ({ file, said } = await history());
  });

  it("records name, stage, number, date, note, author, hash and amounts, and says so", () => {
    assert.match(
      said,
      /^Đã ghi mốc “Điều chỉnh” \(đã điều chỉnh lần 1\), mã băm [0-9a-f]{8}\.\nĐã ghi r\.json\n$/,
    );
    assert.deepEqual(
      file?.milestones?.map(({ id, name, stage, number, date, note, author }) => [
        [id, name, stage, date].join(" | "),
        [number, note, author].join(" | "),
      ]),
      [
        ["submitted | Đã trình | submitted | 2022-06-30", " | Tờ trình số 12 | "],
        ["draft | Bản sao | draft | 2022-06-01", " |  | Sở KH&ĐT"],
        ["adjusted-1 | Điều chỉnh | adjusted | 2023-02-01", "1 |  | "],
      ],
    );
    const [submitted, draft, adjusted] = file.milestones.map(({ plan }) => plan);
    assert.equal(
      submitted,
      draft,
      "recording a milestone does not change the hash, nor does a workbook on the way",
    );
    assert.notEqual(adjusted, draft);
  });

  it("shows how each total moved, exact to the đồng, from the file alone", async () => {
    const data = JSON.parse((await phanbo("milestones r.json --format json", given())).out) as Data;
    assert.equal(data.schema, "phanbo/milestones/1");
    assert.deepEqual(
      data.milestones.map(({ id }) => id),
      ["draft", "submitted", "adjusted-1"],
    );
    assert.equal(data.hash, data.milestones.at(-1)?.["plan"]);
    const row = (wanted: Partial<Row>): Row =>
      data.rows.find((candidate) =>
        Object.entries(wanted).every(([key, value]) => Reflect.get(candidate, key) === value),
      ) ?? assert.fail(JSON.stringify(wanted));
    const community = row({ kind: "line", id: "community" });
    assert.deepEqual(community.amounts.slice(2), [null, null]);
    const gone = community.amounts[0] ?? 0;
    assert.deepEqual(community.deltas, [0, -gone, 0]);
    assert.deepEqual(row({ kind: "line", id: "central.recurrent.2021" }).deltas, [0, 1, 0]);
    assert.deepEqual(row({ kind: "source", source: "central" }).deltas, [0, 1, 0]);
    assert.deepEqual(row({ kind: "sourceType", source: "central", type: "recurrent" }).deltas, [0, 1, 0]);
    assert.deepEqual(row({ kind: "type", type: "recurrent" }).deltas, [0, 1, 0]);
    assert.deepEqual(row({ kind: "all" }).deltas, [0, 1 - gone, 0]);
    for (const kind of ["type", "source", "line"]) {
      const sum = (at: number): number =>
        data.rows
          .filter((each) => each.kind === kind)
          .reduce((total, { deltas }) => total + (deltas[at] ?? 0), 0);
      assert.equal(sum(1), 1 - gone, kind);
    }
  });

  for (const [language, words] of [
    ["vi", ["Các mốc của kế hoạch", "đã điều chỉnh lần 1", "Tờ trình số 12", "Hiện nay", "30/06/2022"]],
    ["en", ["Milestones of the plan", "adjusted, number 1", "Tờ trình số 12", "Now", "30/06/2022"]],
  ] as const) {
    it(`in words: ${language}`, async () => {
      const { out } = await phanbo(`milestones r.json --lang ${language}`, given(), 200);
      for (const word of words) assert.ok(out.includes(word), `${word}\n${out}`);
    });
  }

  it("as csv and markdown, with stage, date, hash and note above the amounts", async () => {
    const csv = (await phanbo("milestones r.json --format csv --unit dong", given())).out.split("\r\n");
    assert.equal(
      csv[0],
      "Nội dung;Bản sao;Đã trình;Thay đổi đến Đã trình;Điều chỉnh;Thay đổi đến Điều chỉnh;Hiện nay;Thay đổi đến Hiện nay",
    );
    assert.equal(csv[1], "Bước;dự thảo;đã trình;;đã điều chỉnh lần 1;;;");
    assert.match(csv[3] ?? "", /^Mã băm;[0-9a-f]{8};[0-9a-f]{8};;[0-9a-f]{8};;[0-9a-f]{8};$/);
    assert.equal(csv[4], "Ghi chú;;Tờ trình số 12;;;;;");
    const markdown = (await phanbo("milestones r.json --format md", given())).out;
    assert.match(markdown, /\| Ghi chú \| {2}\| Tờ trình số 12 \|/);
  });

  it("takes no part in the figures: hashes of checks and allocations stay as they were", async () => {
    const bare = JSON.stringify({ ...file, milestones: [] });
    const inputs = async (files: Files): Promise<unknown> =>
      (JSON.parse((await phanbo("check r.json --format json", files)).out) as { inputs: unknown }).inputs;
    assert.equal(await inputs(given()), await inputs({ "r.json": bare }));
  });

  it("says how to record one where there is none", async () => {
    const { exit, out } = await phanbo("milestones");
    assert.equal(exit, 0);
    assert.match(out, /chưa có mốc nào/);
  });

  const usual = "--record a --stage draft --date 2022-01-01 --out p.json";
  for (const [line, said2] of [
    ["--record a", "--stage, --date, --out"],
    ["--stage draft --note x", "--stage, --note"],
    [usual.replace("2022-01-01", "2022-02-30"), "“2022-02-30”"],
    [usual.replace("2022-01-01", "1/1/2022"), "“1/1/2022”"],
    [usual.replace("draft", "final"), "draft, submitted, decided, adjusted"],
    [`${usual} --number 1`, "--stage adjusted"],
    [`${usual} --number 0`, "“0”"],
    [usual.replace("p.json", "p.csv"), "“p.csv”"],
  ] as const) {
    it(`refuses: milestones ${line}`, async () => {
      const outcome = await phanbo(`milestones ${line}`);
      assert.deepEqual([outcome.exit, outcome.out, outcome.files.size], [2, "", 0]);
      assert.ok(outcome.error.includes(said2), outcome.error);
    });
  }
});
