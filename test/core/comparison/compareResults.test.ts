import assert from "node:assert/strict";
import {
  changedRows,
  compareResults,
  fractionText,
  mostChanged,
} from "../../../src/core/comparison/index.ts";
import type { Plan } from "../../../src/core/plan/index.ts";
import { commune, district, province, smallPlan } from "../allocation/smallPlan.ts";
import { sideOf } from "./shipped.ts";

const localities = [province, district("D1"), district("D2"), commune("A"), commune("B", { parent: "D2" })];

function planOf(lines: readonly string[], more: Partial<Plan> = {}): Plan {
  return { ...smallPlan({ lines, localities }), ...more };
}

const planned = sideOf(planOf(["central/recurrent 2022 100", "local/recurrent 2022 31"]), "dong").result;
const other = sideOf(planOf(["central/recurrent 2022 80", "credit/unspecified 2023 20"]), "dong").result;

/** A line a row: key, amounts, deltas, changes, results that lack it. */
function tableOf(results: Parameters<typeof compareResults>[0], by: Parameters<typeof compareResults>[1]) {
  const { rows, total } = compareResults(results, by);
  return [...rows.map((row) => ({ ...row })), { id: "total", absentIn: [], ...total }].map(
    ({ id, amounts, deltas, changes, absentIn }) =>
      [
        id,
        amounts.join(" "),
        deltas.join(" "),
        changes.map((change) => (change === undefined ? "–" : fractionText(change))).join(" "),
        absentIn.join(" "),
      ].join(" | "),
  );
}

describe("compareResults", () => {
  it("puts results on the same rows by source; what one lacks is 0 there and said", () => {
    assert.deepEqual(tableOf([planned, other], ["source"]), [
      "central | 100 80 | 0 -20 | 0 -1/5 | ",
      "credit | 0 20 | 0 20 | – – | 0",
      "local | 31 0 | 0 -31 | 0 -1 | 1",
      "total | 131 100 | 0 -31 | 0 -31/131 | ",
    ]);
  });

  it("by year, type, district and commune, alone and together", () => {
    assert.deepEqual(tableOf([planned, other], ["year"]), [
      "2022 | 131 80 | 0 -51 | 0 -51/131 | ",
      "2023 | 0 20 | 0 20 | – – | 0",
      "total | 131 100 | 0 -31 | 0 -31/131 | ",
    ]);
    assert.deepEqual(tableOf([planned, other], ["commune"]), [
      "A | 66 50 | 0 -16 | 0 -8/33 | ",
      "B | 65 50 | 0 -15 | 0 -3/13 | ",
      "total | 131 100 | 0 -31 | 0 -31/131 | ",
    ]);
    assert.deepEqual(
      tableOf([planned, other], ["type", "district"]).map((row) => row.split(" | ")[0]),
      ["recurrent/D1", "recurrent/D2", "unspecified/D1", "unspecified/D2", "total"],
    );
  });

  it("has a row of its own for money that is not allocated, so that rows add up to what is available", () => {
    const reserve = planOf(["central/recurrent 2022 100"], {
      limits: [{ kind: "reserve", id: "kept", name: { vi: "k", en: "k" }, origin: "assumed", share: "10%" }],
    });
    assert.deepEqual(tableOf([planned, sideOf(reserve, "dong").result], ["district"]), [
      "D1 | 66 45 | 0 -21 | 0 -7/22 | ",
      "D2 | 65 45 | 0 -20 | 0 -4/13 | ",
      "unallocated | 0 10 | 0 10 | – – | 0",
      "total | 131 100 | 0 -31 | 0 -31/131 | ",
    ]);
  });

  it("takes two to six results", () => {
    assert.throws(() => compareResults([planned], ["source"]));
    assert.throws(() =>
      compareResults(
        Array.from({ length: 7 }, () => planned),
        ["source"],
      ),
    );
    assert.equal(
      compareResults(
        Array.from({ length: 6 }, () => planned),
        ["source"],
      ).rows.length,
      2,
    );
  });

  it("filters what changed, in any result or in one", () => {
    const comparison = compareResults([planned, planned, other], ["source"]);
    assert.deepEqual(
      changedRows(comparison).map(({ id }) => id),
      ["central", "credit", "local"],
    );
    assert.deepEqual(changedRows(comparison, 1), []);
    assert.deepEqual(changedRows(compareResults([planned, planned], ["source"])), []);
  });

  it("names who gains and who loses most; what is not allocated is nobody's", () => {
    const named = (lines: readonly string[]) => {
      const places = ["A", "B", "C", "D"].map((code) => commune(code));
      const plan = smallPlan({ lines, localities: [province, district("D1"), ...places] });
      return sideOf(plan, "dong").result;
    };
    const comparison = compareResults([named(["s 2022 9"]), named(["s 2022 14"])], ["commune"]);
    const { gains, losses } = mostChanged(comparison, 1, 3);
    assert.deepEqual(
      gains.map(({ id, deltas }) => `${id} ${deltas[1] ?? ""}`),
      ["B 2", "A 1", "C 1"],
    );
    assert.deepEqual(losses, []);
    const one = mostChanged(compareResults([named(["s 2022 9"]), named(["s 2022 10"])], ["commune"]), 1, 4);
    assert.deepEqual([one.gains.map(({ id }) => id), one.losses], [["B"], []], "no change is no loss");
    const back = mostChanged(compareResults([named(["s 2022 14"]), named(["s 2022 9"])], ["commune"]), 1, 1);
    assert.deepEqual([back.gains.length, back.losses.map(({ id }) => id)], [0, ["B"]]);
  });
});
