import assert from "node:assert/strict";
import { highsSolver } from "../../../src/adapters/highs/highsSolver.ts";
import { allocate, allocateWithSolver } from "../../../src/core/allocation/allocate.ts";
import { verifyAllocation } from "../../../src/core/allocation/verify/verify.ts";
import { allocationNotes } from "../../../src/core/report/allocationNotes.ts";
import { labelText, writingIn } from "../../../src/text/language.ts";
import { frozen, smallPlan } from "./smallPlan.ts";

/** Half a đồng for each of two communes in four lines: sources, types and years would each have to take one of two, which none can. */
const parity = frozen(
  smallPlan({
    lines: [
      "s/developmentInvestment 2021 1",
      "s/recurrent 2022 1",
      "t/developmentInvestment 2022 1",
      "t/recurrent 2021 1",
    ],
  }),
);

describe("totals that contradict each other", () => {
  it("keeps the totals that nest, and says so", () => {
    const outcome = allocate(parity, { unit: "dong" });
    assert.ok(outcome.ok);
    assert.equal(outcome.value.totals, "nested");
    assert.deepEqual(verifyAllocation(parity, outcome.value), []);
  });

  it("names the fewest totals that have to move, by a solver", async () => {
    const outcome = await allocateWithSolver(parity, { unit: "dong" }, highsSolver());
    assert.ok(outcome.ok);
    const { moved, totals } = outcome.value;
    assert.equal(totals, "nested");
    assert.ok(moved.length > 0 && moved.every(({ units }) => Math.abs(units) === 1));
    assert.ok(
      moved.every(({ line }) => /^(type|year)=/.test(line)),
      JSON.stringify(moved),
    );
    assert.deepEqual(verifyAllocation(parity, outcome.value), []);
    const notes = allocationNotes(parity, outcome.value).map((note) =>
      labelText(writingIn("vi", "dong"), note),
    );
    assert.match(notes[1] ?? "", /^Các tổng cắt chéo nhau không thể cùng đúng; .*: (Xã|Huyện|Tỉnh) .*: -?1/);
  }).timeout(60_000);

  it("stops when it is told to", async () => {
    const stopped = allocate(parity, { unit: "dong", signal: { aborted: true } });
    assert.ok(!stopped.ok);
    assert.deepEqual(
      stopped.issues.map(({ code }) => code),
      ["work.cancelled"],
    );
    const later = await allocateWithSolver(
      parity,
      { unit: "dong", signal: { aborted: true } },
      highsSolver(),
    );
    assert.ok(!later.ok);
  });

  it("leaves out what crosses where only nested totals are asked for", () => {
    const outcome = allocate(parity, { unit: "dong", totals: "nested" });
    assert.ok(outcome.ok);
    assert.deepEqual(outcome.value.moved, []);
  });
});
