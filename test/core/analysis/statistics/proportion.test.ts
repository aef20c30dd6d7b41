import assert from "node:assert/strict";
import { proportionHeld } from "../../../../src/core/analysis/statistics/index.ts";

describe("proportionHeld", () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
  for (const { held, draws, lowest, highest } of [
    { held: 81, draws: 263, lowest: "0.2553", highest: "0.3662" },
    { held: 15, draws: 148, lowest: "0.0624", highest: "0.1605" },
    { held: 0, draws: 20, lowest: "0.0000", highest: "0.1611" },
    { held: 1, draws: 29, lowest: "0.0061", highest: "0.1718" },
  ]) {
    it(`${held} of ${draws} lies in ${lowest} to ${highest} at 95 %`, () => {
      const found = proportionHeld({ held, draws });
      assert.deepEqual([found.lowest.toFixed(4), found.highest.toFixed(4)], [lowest, highest]);
    });
  }

  it("mirrors: what does not hold lies where what holds does not", () => {
    const [held, failed] = [proportionHeld({ held: 30, draws: 40 }), proportionHeld({ held: 10, draws: 40 })];
    assert.equal(held.lowest.plus(failed.highest).toFixed(30), `1.${"0".repeat(30)}`);
    assert.equal(held.estimate.toString(), "0.75");
  });

  it("has ends that solve Wilson's equation: (p − k/n)² = z² p (1 − p) / n", () => {
    const { lowest, highest } = proportionHeld({ held: 970, draws: 1024 }, "99%");
    for (const p of [lowest, highest]) {
      const left = p.minus(970 / 1024).pow(2);
      const right = p
        .times(p.negated().plus(1))
        .times("2.5758293035489004")
        .times("2.5758293035489004")
        .div(1024);
      assert.ok(left.minus(right).abs().lessThan("1e-30"));
    }
  });

  it("grows with the confidence, and never leaves 0 to 1", () => {
    const widths = (["90%", "95%", "99%"] as const).map((confidence) => {
      const { lowest, highest } = proportionHeld({ held: 10, draws: 10 }, confidence);
      assert.equal(highest.toString(), "1");
      return highest.minus(lowest).toNumber();
    });
    assert.deepEqual([...widths].sort(), widths);
    assert.ok(proportionHeld({ held: 0, draws: 3 }).lowest.isZero());
  });

  it("refuses counts that cannot be", () => {
    for (const counts of [
      { held: 2, draws: 1 },
      { held: -1, draws: 1 },
      { held: 0, draws: 0 },
      { held: 0.5, draws: 1 },
    ]) {
      assert.throws(() => proportionHeld(counts), { name: "InvariantError" });
    }
  });
});
