import assert from "node:assert/strict";
import { parsePlan } from "../../../src/core/plan/index.ts";
import {
  attribute,
  commune,
  district,
  equalWeighting,
  province,
  smallPlan,
} from "../allocation/smallPlan.ts";

/** A plan of 2021-2025 with sources `central` and `local`, communes A and B, a total, a component, levels in money. */
function planFile(): Record<string, unknown> {
  const plan = smallPlan({
    lines: ["central 2021-2025 100", "local 2021-2025 50"],
    localities: [province, district("D1"), commune("A"), commune("B")],
    attributes: [attribute("levels", { A: 5, B: 7 }, "money"), attribute("people", { A: 1, B: 2 }, "whole")],
    parts: [equalWeighting],
  });
  const total = {
    id: "total",
    name: { vi: "Tổng", en: "Total" },
    parts: ["central.unspecified.2021-2025", "local.unspecified.2021-2025"],
    amount: 150,
    printed: { text: "150", unit: "dong" },
    documentPlace: "I",
  };
  const rule = {
    id: "match",
    name: { vi: "Đối ứng", en: "Match" },
    base: ["central"],
    counterpart: ["local"],
    types: ["unspecified"],
    from: 2021,
    to: 2025,
    ratio: "50%",
    mode: "minimum",
    tolerance: 0,
    level: "province",
    legalReference: { document: "QĐ 1", read: true },
  };
  const component = { id: "roads", name: { vi: "Đường", en: "Roads" } };
  return {
    ...(JSON.parse(JSON.stringify(plan)) as Record<string, unknown>),
    totals: [total],
    counterpartRules: [rule],
    components: [component],
  };
}

/** Every issue as `code path nearest`. */
function issuesWith(changes: Readonly<Record<string, unknown>>): string {
  const plan = parsePlan({ ...planFile(), ...changes });
  if (plan.ok) return "none";
  return plan.issues
    .map(({ code, place, parameters }) => {
      const nearest = parameters["nearest"];
      return `${code} ${place.path}${typeof nearest === "string" ? ` ${nearest}` : ""}`;
    })
    .join("; ");
}

const named = { name: { vi: "Giới hạn", en: "Limit" }, origin: "decided" };

function limit(keys: object): object {
  return { id: "limit", ...named, ...keys };
}

describe("What is checked of limits", () => {
  const hold = '"owner": "Sở", "reason": "Nợ"';
  // One limit, and every issue that it raises.
  const cases = `
"kind": "floor", "amount": 5                                                | none
"kind": "cap", "share": "5%", "base": "total"                               | none
"kind": "cap", "share": "5%", "base": "central.unspecified.2021-2025"       | none
"kind": "cap", "share": "150%"                                              | none
"kind": "hold", ${hold}, "attribute": "levels", "each": ["place"]           | none
"kind": "excluded", "reason": "Đã sáp nhập", "places": ["A"]                | none
"kind": "reserve", "share": "10%", "sources": ["central"]                   | none
"kind": "reserve", "share": "1"                                             | none
"kind": "tier", "tier": 1, "places": ["D1"], "components": ["roads"]        | none
"kind": "floor", "amount": 5, "from": 2025                                  | none
"kind": "floor", "amount": 5, "from": 2022, "to": 2022                      | none
"kind": "floor"                                                             | limit.oneBound limits[0]
"kind": "cap", "amount": 5, "share": "5%"                                   | limit.oneBound limits[0]
"kind": "hold", ${hold}, "amount": 5, "share": "1", "attribute": "levels", "each": ["place"] | limit.oneBound limits[0]
"kind": "cap", "amount": 5, "base": "total"                                 | limit.baseWithoutShare limits[0].base
"kind": "cap", "share": "5%", "base": "totl"                                | plan.unknownReference limits[0].base total
"kind": "cap", "share": "5%", "base": "central"                             | plan.unknownReference limits[0].base
"kind": "floor", "attribute": "levels"                                      | limit.attribute limits[0].each
"kind": "floor", "attribute": "levels", "each": ["year", "source"]          | limit.attribute limits[0].each
"kind": "floor", "attribute": "people", "each": ["place"]                   | limit.attribute limits[0].attribute
"kind": "floor", "attribute": "level", "each": ["place"]                    | plan.unknownReference limits[0].attribute levels
"kind": "floor", "amount": 5, "sources": ["centrl"]                         | plan.unknownReference limits[0].sources[0] central
"kind": "floor", "amount": 5, "places": ["A", "D2"]                         | plan.unknownReference limits[0].places[1] D1
"kind": "floor", "amount": 5, "components": ["road"]                        | plan.unknownReference limits[0].components[0] roads
"kind": "floor", "amount": 5, "sources": ["local", "local"]                 | plan.duplicateId limits[0].sources[1]
"kind": "floor", "amount": 5, "types": ["recurrent", "recurrent"]           | plan.duplicateId limits[0].types[1]
"kind": "floor", "amount": 5, "each": ["year", "year"]                      | plan.duplicateId limits[0].each[1]
"kind": "floor", "amount": 5, "from": 2024, "to": 2022                      | period.reversed limits[0].to
"kind": "floor", "amount": 5, "from": 2020                                  | period.outside limits[0].from
"kind": "floor", "amount": 5, "to": 2026                                    | period.outside limits[0].to
"kind": "floor", "amount": 5, "from": 2026, "to": 2020                      | period.outside limits[0].from; period.outside limits[0].to
"kind": "reserve", "share": "0"                                             | ratio.zero limits[0].share
"kind": "reserve", "share": "5%", "places": ["P"]                          | plan.unknownKey limits[0].places
"kind": "reserve", "share": "101%"                                          | number.tooLarge limits[0].share
"kind": "reserve", "share": "1:1.5"                                         | number.tooLarge limits[0].share
"kind": "tier", "tier": 0                                                   | number.tooSmall limits[0].tier
"kind": "cap", "amunt": 5                                                   | plan.unknownKey limits[0].amunt amount
"kind": "tier", "tier": 1, "amount": 5                                      | plan.unknownKey limits[0].amount
"kind": "hold", "amount": 5, "owner": "Sở"                                  | plan.missingKey limits[0].reason
"kind": "flor", "amount": 5                                                 | plan.unknownChoice limits[0].kind floor
"kind": "floor", "base": "x", "from": 2030, "sources": ["lcal"]             | plan.unknownReference limits[0].sources[0] local; period.outside limits[0].from; limit.oneBound limits[0]; plan.unknownReference limits[0].base; limit.baseWithoutShare limits[0].base
`;
  for (const row of cases.trim().split("\n")) {
    const [keys = "", expected = ""] = row.split("|").map((part) => part.trim());
    it(`${keys}: ${expected}`, () => {
      assert.equal(issuesWith({ limits: [limit(JSON.parse(`{${keys}}`) as object)] }), expected);
    });
  }

  it("says how many ways of saying how much are given", () => {
    const plan = parsePlan({ ...planFile(), limits: [limit({ kind: "cap" })] });
    assert.ok(!plan.ok);
    assert.deepEqual(plan.issues[0]?.parameters, { limit: { name: named.name }, count: 0 });
  });

  it("refuses an id that another limit or a counterpart rule has", () => {
    const cap = { kind: "cap", amount: 5 };
    assert.equal(
      issuesWith({ limits: [limit(cap), limit(cap), { ...limit(cap), id: "match" }] }),
      "plan.duplicateId limits[1].id; plan.duplicateId limits[2].id",
    );
  });
});

describe("What is checked beside limits", () => {
  const use = (source: string): object => ({ source, rank: 1, carryOver: false });
  const weighting = (id: string, keys: object): object => ({ id, ...named, ...keys });
  const equal = weighting("equal", { kind: "equal" });
  const uses = { weightingUses: [] };

  it("leaves out what may be left out", () => {
    const left = ["components", "limits", "sourceUses", "roundingMethod"];
    const older = Object.fromEntries(Object.entries(planFile()).filter(([key]) => !left.includes(key)));
    const plan = parsePlan(older);
    assert.ok(plan.ok);
    const { components, limits, sourceUses, roundingMethod, counterpartRules } = plan.value;
    assert.deepEqual([components, limits, sourceUses], [[], [], []]);
    assert.equal(roundingMethod, "largestRemainder");
    assert.equal(counterpartRules[0]?.onShortfall, "report");
  });

  it("the sources of the order of use", () => {
    assert.equal(issuesWith({ sourceUses: [use("central"), use("local")] }), "none");
    assert.equal(
      issuesWith({ sourceUses: [use("locale")] }),
      "plan.unknownReference sourceUses[0].source local",
    );
    assert.equal(
      issuesWith({ sourceUses: [use("local"), use("local")] }),
      "plan.duplicateId sourceUses[1].source",
    );
  });

  it("the component of a line, and that no component stands twice", () => {
    const [line, ...others] = planFile()["lines"] as object[];
    const road = { id: "roads", name: named.name };
    assert.equal(issuesWith({ lines: [{ ...line, component: "roads" }, ...others] }), "none");
    assert.equal(
      issuesWith({ lines: [{ ...line, component: "roods" }, ...others] }),
      "plan.unknownReference lines[0].component roads",
    );
    assert.equal(issuesWith({ components: [road, road] }), "plan.duplicateId components[1].id");
  });

  it("the parts of a weighting: known, none twice, and never itself", () => {
    const product = (id: string, ...of: readonly string[]) => weighting(id, { kind: "product", of });
    const of = (...weightings: readonly object[]) =>
      issuesWith({ ...uses, weightings: [equal, ...weightings] });
    assert.equal(
      of(weighting("people", { kind: "attribute", attribute: "people" }), product("x", "equal", "people")),
      "none",
    );
    assert.equal(of(product("x", "equal", "eqal")), "plan.unknownReference weightings[1].of[1] equal");
    assert.equal(of(product("x", "equal", "equal")), "plan.duplicateId weightings[1].of[1]");
    assert.equal(of(product("x", "equal", "x")), "plan.cycle weightings[1].of");
    assert.equal(
      of(product("x", "equal", "y"), product("y", "equal", "x")),
      "plan.cycle weightings[1].of; plan.cycle weightings[2].of",
    );
  });

  it("the factors of a sum: one a weighting, not all 0", () => {
    const sum = (factors?: readonly string[]) => {
      const keys = { kind: "sum", of: ["equal", "people"], normalised: true };
      const people = weighting("people", { kind: "attribute", attribute: "people" });
      const made = weighting("x", factors === undefined ? keys : { ...keys, factors });
      return issuesWith({ ...uses, weightings: [equal, people, made] });
    };
    assert.equal(sum(), "none");
    assert.equal(sum(["2", "0"]), "none");
    assert.equal(sum(["2", "1", "1"]), "weights.factorCount weightings[2].factors");
    assert.equal(sum(["0", "0"]), "weights.allZero weightings[2].factors");
  });

  it("values of kind money: whole đồng, not negative", () => {
    const of = (value: unknown) =>
      issuesWith({ attributes: [{ ...attribute("levels", {}, "money"), values: { A: value } }] });
    assert.equal(of(9_007_199_254_740_991), "none");
    assert.equal(of(1.5), "number.notWhole attributes[0].values.A");
    assert.equal(of(-1), "number.negative attributes[0].values.A");
    assert.equal(of("5"), "plan.wrongType attributes[0].values.A");
  });

  it("lines that a counterpart rule leaves out: known, and at the level of the province alone", () => {
    const [rule] = planFile()["counterpartRules"] as object[];
    const of = (keys: object) => issuesWith({ counterpartRules: [{ ...rule, ...keys }] });
    assert.equal(of({ excludedLines: ["local.unspecified.2021-2025"] }), "none");
    assert.equal(
      of({ excludedLines: ["local.unspecified.2021-2026"] }),
      "plan.unknownReference counterpartRules[0].excludedLines[0] local.unspecified.2021-2025",
    );
    assert.equal(
      of({ excludedLines: ["total"] }),
      "plan.unknownReference counterpartRules[0].excludedLines[0]",
    );
    for (const level of ["district", "commune"]) {
      assert.equal(of({ level }), "none");
      assert.equal(
        of({ level, excludedLines: ["local.unspecified.2021-2025"] }),
        "counterpart.excludedBelowProvince counterpartRules[0].excludedLines",
      );
    }
  });
});
