import assert from "node:assert/strict";
import fc from "fast-check";
import { allocate } from "../../src/core/allocation/allocate.ts";
import { replay } from "../../src/core/allocation/trace/replay.ts";
import type { Trace, TraceBoundKind } from "../../src/core/allocation/trace/trace.ts";
import { tracesOf } from "../../src/core/allocation/trace/traceBook.ts";
import { limitedPlan } from "./explanationPlans.ts";

describe("the law of explanation", () => {
  it("replaying the trace of a cell, out of JSON, gives its amount: 1,000 random plans with limits", function () {
    this.timeout(240_000);
    const plans = fc.sample(limitedPlan, { numRuns: 4_000, seed: 20_260_713 });
    let allocated = 0;
    const kinds = new Map<TraceBoundKind, number>();
    for (const plan of plans) {
      const outcome = allocate(plan, { unit: "dong" });
      if (!outcome.ok) continue;
      let index = 0;
      for (const trace of tracesOf(plan, outcome.value)) {
        const cell: { readonly amount: number } | undefined = outcome.value.cells[index++];
        const again = replay(JSON.parse(JSON.stringify(trace)) as Trace);
        assert.deepEqual(again, { kind: "amount", amount: cell?.amount }, JSON.stringify({ plan, trace }));
        kinds.set(trace.bound.kind, (kinds.get(trace.bound.kind) ?? 0) + 1);
      }
      assert.equal(index, outcome.value.cells.length);
      if (++allocated === 1_000) break;
    }
    assert.equal(allocated, 1_000, "enough of the random plans can be allocated");
    for (const kind of ["free", "floor", "cap", "hold", "zeroWeight", "tierNotReached"] as const) {
      assert.ok((kinds.get(kind) ?? 0) > 20, `${kind}: ${kinds.get(kind) ?? 0} cells`);
    }
  });
});
