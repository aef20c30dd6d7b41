import assert from "node:assert/strict";
import { mergePlans, type Merge, type Side, type Value } from "../../../src/core/merge/index.ts";
import { parsePlan, type Plan } from "../../../src/core/plan/index.ts";
import { smallPlanFile } from "../../workbook/smallPlanFile.ts";

/** A value put at a path of the small plan; one that is not given takes away what stands there. */
type Patches = Readonly<Record<string, unknown>>;

function patched(patches: Patches): Plan {
  const plan: unknown = JSON.parse(JSON.stringify(smallPlanFile));
  for (const [at, value] of Object.entries(patches)) {
    const steps = at.split(/[.[\]]+/).filter((step) => step !== "");
    const last = steps.pop() ?? "";
    const owner = steps.reduce((inner, step) => Reflect.get(inner as object, step) as unknown, plan);
    if (Array.isArray(owner) && value === undefined) owner.splice(parseInt(last, 10), 1);
    else if (value === undefined) Reflect.deleteProperty(owner as object, last);
    else Reflect.set(owner as object, last, value);
  }
  const parsed = parsePlan(plan);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

function merge(a: Patches, b: Patches, choices: Readonly<Record<string, Side>> = {}): Merge {
  const versions = {
    base: { plan: patched({}), name: "goc.xlsx" },
    a: { plan: patched(a), name: "khdt.xlsx" },
    b: { plan: patched(b), name: "tai-chinh.xlsx" },
  };
  const result = mergePlans(versions, new Map(Object.entries(choices)));
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function shown(value: Value | undefined): string {
  return value === undefined ? "–" : JSON.stringify(value);
}

/** What each side does | the conflict's key, kind, base, a, b. */
const conflicts: readonly (readonly [string, Patches, Patches, string])[] = [
  [
    "one field, two values",
    { "lines[0].amount": 1 },
    { "lines[0].amount": 2 },
    "lines/central.2021/amount changed 200990000000 1 2",
  ],
  [
    "a record removed and changed",
    { "works[0]": undefined },
    { "works[0].quantity": "51" },
    'works/paved removed {"quantity":"1.750"} – {"quantity":"51"}',
  ],
  [
    "a value of an attribute at one place",
    { "attributes[0].values.00123": 15 },
    { "attributes[0].values.00123": 16 },
    "attributes/criteria/values/00123 changed 14 15 16",
  ],
  [
    "a value of an attribute changed and cleared",
    { "attributes[0].values.00123": 15 },
    { "attributes[0].values.00123": undefined },
    "attributes/criteria/values/00123 removed 14 15 –",
  ],
  [
    "both ends of a period, one each",
    { "lines[2].from": 2023 },
    { "lines[2].to": 2022 },
    'lines/central.later/from+to changed {"from":2022,"to":2023} {"from":2023,"to":2023} {"from":2022,"to":2022}',
  ],
  [
    "the order in which sources are used",
    { sources: [1, 0, 2].map((index) => smallPlanFile.sources[index]) },
    { sources: [0, 2, 1].map((index) => smallPlanFile.sources[index]) },
    'sources order ["central","local","community"] ["local","central","community"] ["central","community","local"]',
  ],
];

describe("merging two versions of a plan", () => {
  for (const [what, a, b, expected] of conflicts) {
    it(`conflicts: ${what}`, () => {
      const { conflicts: found, merged } = merge(a, b);
      assert.equal(merged, undefined);
      assert.deepEqual(
        found.map(({ key, kind, values }) =>
          [key, kind, shown(values.base), shown(values.a), shown(values.b)].join(" "),
        ),
        [expected],
      );
    });
  }

  it("takes what each side alone changed: investment from one department, recurrent money from the other", () => {
    const { conflicts: none, changes, merged } = merge({ "lines[0].amount": 1 }, { "lines[2].amount": 2 });
    assert.deepEqual(none, []);
    assert.deepEqual(
      changes.map(({ key, by, before, after }) => [key, by, before, after]),
      [
        ["lines/central.2021/amount", "a", 200_990_000_000, 1],
        ["lines/central.later/amount", "b", 5_000_000, 2],
      ],
    );
    assert.deepEqual(
      merged?.plan.lines.map(({ amount }) => amount),
      [1, 10_049_500_001, 2],
    );
  });

  it("takes fields of one record from both sides", () => {
    const { merged } = merge({ "targets[0].count": 129 }, { "targets[0].number": "2a" });
    assert.deepEqual([merged?.plan.targets[0]?.count, merged?.plan.targets[0]?.number], [129, "2a"]);
  });

  it("sees no change in the order of rows, and one in the order of sources", () => {
    const turned = merge({ lines: [...smallPlanFile.lines].reverse() }, {});
    assert.deepEqual(turned.changes, []);
    const sources = merge({ sources: [...smallPlanFile.sources].reverse() }, {});
    assert.deepEqual(
      sources.merged?.plan.sources.map(({ id }) => id),
      ["community", "local", "central"],
    );
  });

  it("sees the same conditions in two orders as one change, and writes them in one order whichever side is which", () => {
    const few = { attribute: "criteria", is: "atMost", value: 9 };
    const poor = { attribute: "poor", is: "equal", value: true };
    const [one, other] = [
      [[few], [poor]],
      [[poor], [few]],
    ].map((when) => ({ "norms[0].groups[0].when": when }));
    const there = merge(one ?? {}, other ?? {});
    const back = merge(other ?? {}, one ?? {});
    assert.deepEqual(
      there.changes.map(({ key, by }) => [key.split("/").at(-1), by]),
      [["when", "both"]],
    );
    assert.deepEqual(back.merged?.plan, there.merged?.plan);
  });

  it("lists every conflict at once, and settles only those for which a person chose a side", () => {
    const a = { "lines[0].amount": 1, "lines[1].amount": 1 };
    const b = { "lines[0].amount": 2, "lines[1].amount": 2 };
    assert.equal(merge(a, b).conflicts.length, 2);
    const half = merge(a, b, { "lines/central.2021/amount": "a" });
    assert.deepEqual(
      half.conflicts.map(({ key }) => key),
      ["lines/local.2021/amount"],
    );
    assert.equal(half.merged, undefined);
    const both = merge(a, b, { "lines/central.2021/amount": "a", "lines/local.2021/amount": "b" });
    assert.deepEqual(
      both.merged?.plan.lines.slice(0, 2).map(({ amount }) => amount),
      [1, 2],
    );
    assert.ok(both.changes.every(({ chosen }) => chosen));
  });

  it("keeps or removes a whole record as the chosen side has it", () => {
    const [a, b] = [{ "works[0]": undefined }, { "works[0].quantity": "51" }];
    assert.deepEqual(
      merge(a, b, { "works/paved": "a" }).merged?.plan.works.filter(({ id }) => id === "paved"),
      [],
    );
    assert.equal(merge(a, b, { "works/paved": "b" }).merged?.plan.works[0]?.quantity, "51");
  });

  it("says where each side has it, in its own rows", () => {
    const { conflicts: found } = merge(
      {
        lines: [...smallPlanFile.lines]
          .reverse()
          .map((line) => (line.id === "central.2021" ? { ...line, amount: 1 } : line)),
      },
      { "lines[0].amount": 2 },
    );
    assert.deepEqual(found[0]?.at, { base: "lines[0].amount", a: "lines[2].amount", b: "lines[0].amount" });
  });
});
