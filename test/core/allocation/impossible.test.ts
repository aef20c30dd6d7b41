import assert from "node:assert/strict";
import { allocate } from "../../../src/core/allocation/allocate.ts";
import type { Parameter } from "../../../src/core/issue/index.ts";
import { frozen } from "./smallPlan.ts";
import { limitedPlan, ruleOf } from "./limitedPlan.ts";

/** What a parameter of an issue says, without words. */
function plain(parameter: Parameter | undefined): string {
  if (parameter === undefined) return "";
  if (typeof parameter === "string" || typeof parameter === "number") return String(parameter);
  if ("dong" in parameter) return String(parameter.dong);
  if ("name" in parameter) return parameter.name.vi;
  if ("key" in parameter)
    return plain(parameter.parameters?.["limit"]) + ` of ${plain(parameter.parameters?.["place"])}`;
  return Array.isArray(parameter) ? parameter.map(plain).join(" + ") : "";
}

describe("limits that contradict each other", () => {
  const cases = `
what                              | money                  | limits                                            | rule                          | together                                | missing
floors above the money            | s 2021 100             | floor A 60; floor B 50; floor C 1                 |                               | floor A 60 + floor B 50                 | 11
a hold above a cap                | s 2021 100             | hold A 60; cap D1 50; floor C 1                   |                               | hold A 60 + cap D1 50                   | 10
a district's floor above its caps | s 2021 100             | floor D1 60; cap A 20; cap B 30                   |                               | floor D1 60 + cap A 20 + cap B 30       | 10
one commune, floor above cap      | s 2021 100             | floor A 30; cap A 20                              |                               | floor A 30 + cap A 20                   | 10
a floor over two years            | s 2021 50; s 2022 50   | floor A 120                                       |                               | floor A 120                             | 20
what must be matched is not there | c 2021 100; l 2021 60  |                                                   | 1:1 exact commune refuse      |                                         | 40
one commune cannot match          | c 2021 100; l 2021 100 | hold A 40 [source=c]; cap A 30 [source=l]         | 1:1 minimum commune refuse    | cap A 30 [source=l] + 1:1 minimum commune refuse of Xã A | 10
limited base below its own hold   | c 2021 100; l 2021 100 | hold A 40 [source=c]; cap A 30 [source=l]         | 1:1 minimum commune limitBase | hold A 40 [source=c] + 1:1 minimum commune limitBase of Xã A | 10
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [what = "", lines = "", limits = "", rule = "", together = "", missing = ""] = row
      .split("|")
      .map((part) => part.trim());
    it(what, () => {
      const plan = frozen(
        limitedPlan(lines, "1 1 1 1", limits, rule === "" ? {} : { counterpartRules: [ruleOf(rule)] }),
      );
      const outcome = allocate(plan, { unit: "dong" });
      assert.ok(!outcome.ok);
      const [first, ...rest] = outcome.issues;
      assert.equal(first?.code, "limit.impossible");
      if (together !== "") {
        assert.equal(
          plain(first.parameters["rules"]).split(" + ").sort().join(" + "),
          together.split(" + ").sort().join(" + "),
        );
      }
      assert.equal(plain(first.parameters["missing"]), missing);
      assert.deepEqual(rest, []);
      const lacks = first.parameters["lacks"];
      assert.ok(Array.isArray(lacks));
      const sum = (lacks as readonly { readonly parameters: Record<string, Parameter> }[]).reduce(
        (total, { parameters }) => total + Number(plain(parameters["amount"])),
        0,
      );
      assert.equal(sum, Number(missing), "what is missing by rule, place and year adds up to the whole");
    });
  }

  it("refuses where the province cannot match, year by year", () => {
    const plan = limitedPlan("c 2021-2022 100; l 2021-2022 60", "1 1 1 1", "", {
      counterpartRules: [ruleOf("1:1 minimum province refuse")],
    });
    const outcome = allocate(plan, { unit: "dong" });
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.issues.map(
        ({ code, parameters }) => `${code} ${plain(parameters["year"])} ${plain(parameters["missing"])}`,
      ),
      ["counterpart.unmatched 2021 20", "counterpart.unmatched 2022 20"],
    );
  });

  it("asks for a hold in whole units", () => {
    const outcome = allocate(limitedPlan("s 2021 5000", "1 1 1 1", "hold A 1500"), { unit: "thousand" });
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.issues.map(({ code, place }) => `${code} ${place.path}`),
      ["limit.notWhole limits[0]"],
    );
  });
});
