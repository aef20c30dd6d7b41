import assert from "node:assert/strict";
import { raiseLargest } from "../../../src/core/money/raise.ts";
import { nthLargest, selectFirst } from "../../../src/core/money/selection.ts";

/** Numbers that look random and are the same in every run. */
function scattered(length: number, kinds: number): number[] {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % kinds;
  });
}

const shapes: readonly (readonly [string, readonly number[]])[] = [
  ["one", [7]],
  ["few", [3, 1, 2]],
  ["scattered", scattered(1_000, 1_000_000)],
  ["of three kinds", scattered(1_000, 3)],
  ["all equal", new Array<number>(1_000).fill(4)],
  ["rising", Array.from({ length: 1_000 }, (_, index) => index)],
  ["falling", Array.from({ length: 1_000 }, (_, index) => 1_000 - index)],
  ["rising and falling", Array.from({ length: 1_000 }, (_, index) => Math.min(index, 1_000 - index))],
];

describe("selection", () => {
  for (const [name, values] of shapes) {
    const counts = [1, 2, Math.ceil(values.length / 2), values.length - 1, values.length].filter(
      (count) => count >= 1 && count <= values.length,
    );
    it(`nthLargest finds the threshold among values that are ${name}`, () => {
      const sorted = [...values].sort((one, other) => other - one);
      for (const count of counts) {
        assert.equal(nthLargest(Float64Array.from(values), count), sorted[count - 1]);
      }
    });

    it(`raiseLargest raises the first ones and no others, of values that are ${name}`, () => {
      const order = (one: number, other: number): number => other - one;
      const sorted = [...values.keys()].sort(
        (one, other) => (values[other] ?? 0) - (values[one] ?? 0) || order(one, other),
      );
      const most = Math.max(...values);
      for (const largest of [most, 3 * most + 0.7, 2 ** 51]) {
        for (const count of [0, ...counts]) {
          const parts = new Float64Array(values.length);
          raiseLargest(parts, Float64Array.from(values), { count, largest, size: 7, order });
          const raised = new Set(sorted.slice(0, count));
          assert.deepEqual(
            [...parts],
            values.map((_, index) => (raised.has(index) ? 7 : 0)),
          );
        }
      }
    });

    it(`selectFirst puts the first ones in front, of values that are ${name}`, () => {
      const order = (one: number, other: number): number =>
        (values[other] ?? 0) - (values[one] ?? 0) || one - other;
      const sorted = values.map((_, index) => index).sort(order);
      for (const count of counts) {
        const items = Uint32Array.from(values, (_, index) => index);
        selectFirst(items, count, order);
        assert.deepEqual([...items.subarray(0, count)].sort(order), sorted.slice(0, count));
        assert.deepEqual([...items].sort(order), sorted);
      }
    });
  }

  it("leaves the items as they are if none or all of them are wanted", () => {
    const items = Uint32Array.from([2, 0, 1]);
    selectFirst(items, 0, (one, other) => one - other);
    selectFirst(items, 3, (one, other) => one - other);
    assert.deepEqual([...items], [2, 0, 1]);
  });
});
