import assert from "node:assert/strict";
import { weightsOf } from "../../../src/core/allocation/weights.ts";
import { ratioText } from "../../../src/core/money/index.ts";
import type { Norm, Plan } from "../../../src/core/plan/plan.ts";
import {
  attribute,
  byAttribute,
  byNorm,
  commune,
  district,
  equalWeighting,
  frozen,
  norm,
  province,
  smallPlan,
} from "./smallPlan.ts";

function weightText(plan: Plan, weighting: Plan["weightings"][number], years?: readonly number[]): string {
  const weights = weightsOf(frozen(plan), weighting, years);
  if (weights.ok) return [...weights.value].map(([code, weight]) => `${code}=${ratioText(weight)}`).join(" ");
  return weights.issues
    .map(({ code, place, parameters }) => {
      const about = parameters["place"];
      return `${code} ${place.path}${typeof about === "string" ? ` ${about}` : ""}`;
    })
    .join("; ");
}

/** Weights of two communes of given size and kind (`10 true`) under a norm of three groups. */
function normText(combination: Norm["combination"], placeA: string, placeB: string): string {
  const [sizeA, poorA] = placeA.split(" ");
  const [sizeB, poorB] = placeB.split(" ");
  const values = (a = "?", b = "?"): Record<string, number> =>
    Object.fromEntries(
      [["A", a] as const, ["B", b] as const].flatMap(([code, text]) =>
        text === "?" ? [] : [[code, JSON.parse(text) as number]],
      ),
    );
  const plan = smallPlan({
    lines: ["s 2021 1"],
    attributes: [
      attribute("size", values(sizeA, sizeB), "whole"),
      attribute("poor", values(poorA, poorB), "yesNo"),
    ],
    norms: [
      norm({
        combination,
        excluded: { huge: "size atLeast 100" },
        groups: {
          big: ["5", "size atLeast 10"],
          middle: ["2.5", "size atLeast 5 & size atMost 9"],
          poor: ["1/3", "poor equal true | size equal 7"],
        },
      }),
    ],
  });
  return weightText(plan, byNorm);
}

describe("weightsOf a norm", () => {
  const cases = `
combination | A         | B        | weights
highest     | 10 false  | 5 false  | A=5 B=5/2
highest     | 10 true   | 9 true   | A=5 B=5/2
highest     | 7 false   | 1 true   | A=5/2 B=1/3
highest     | 100 true  | 99 true  | A=0 B=5
highest     | 100 ?     | 10 true  | A=0 B=5
additive    | 10 true   | 7 false  | A=16/3 B=17/6
additive    | 10 false  | 100 true | A=5 B=0
exclusive   | 10 false  | 1 true   | A=5 B=1/3
exclusive   | 10 true   | 7 false  | weights.overlap norms[0] A; weights.overlap norms[0] B
highest     | 1 false   | 4 false  | weights.noGroup norms[0] A; weights.noGroup norms[0] B
highest     | ? true    | 10 true  | weights.missingAttribute attributes[0] A
highest     | 10 ?      | ? true   | weights.missingAttribute attributes[1] A; weights.missingAttribute attributes[0] B
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [combination = "", placeA = "", placeB = "", expected = ""] = row.split("|").map((x) => x.trim());
    it(`${combination}: A ${placeA}, B ${placeB} gives ${expected}`, () => {
      assert.equal(normText(combination as Norm["combination"], placeA, placeB), expected);
    });
  }

  it("says what a place without a group has, and which groups overlap", () => {
    const plan = smallPlan({
      lines: ["s 2021 1"],
      attributes: [
        attribute("size", { A: 1, B: 7 }, "whole"),
        attribute("poor", { A: false, B: true }, "yesNo"),
      ],
      norms: [
        norm({
          combination: "exclusive",
          groups: { big: ["5", "size atLeast 7"], poor: ["1", "poor equal true"] },
        }),
      ],
    });
    const weights = weightsOf(plan, byNorm);
    const named = (text: string): object => ({ name: { vi: text, en: text } });
    assert.deepEqual(weights.ok ? [] : weights.issues.map(({ parameters }) => parameters), [
      {
        place: "A",
        name: "Xã A",
        norm: named("norm"),
        has: [
          { key: "allocation.has", parameters: { attribute: named("size"), value: "1" } },
          {
            key: "allocation.has",
            parameters: { attribute: named("poor"), value: { key: "allocation.no" } },
          },
        ],
      },
      { place: "B", name: "Xã B", norm: named("norm"), groups: [named("big"), named("poor")] },
    ]);
  });

  it("must hold in every year whose money it divides", () => {
    const plan = smallPlan({
      lines: ["s 2021 1"],
      attributes: [attribute("size", { A: 1, B: 1 }, "whole")],
      norms: [norm({ validTo: 2023, groups: { all: ["1", "size atLeast 0"] } })],
    });
    assert.equal(weightText(plan, byNorm, [2021, 2023]), "A=1 B=1");
    assert.equal(weightText(plan, byNorm, [2023, 2024]), "period.outside norms[0]");
    assert.equal(weightText(plan, byNorm), "period.outside norms[0]; period.outside norms[0]");
  });
});

describe("weightsOf an attribute", () => {
  const cases = `
kind    | A      | B     | weights
whole   | 3      | 0     | A=3 B=0
decimal | 0.1    | 2.50  | A=1/10 B=5/2
decimal | 1e-7   | 1e21  | A=1/10000000 B=1000000000000000000000
yesNo   | true   | false | A=1 B=0
whole   | -1     | 1     | weights.negative attributes[0].values.A
choice  | "x"    | "y"   | plan.wrongType attributes[0].values.A; plan.wrongType attributes[0].values.B
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [kind = "", a = "", b = "", expected = ""] = row.split("|").map((part) => part.trim());
    it(`${kind} ${a} and ${b} gives ${expected}`, () => {
      const values = { A: JSON.parse(a) as number, B: JSON.parse(b) as number };
      const plan = smallPlan({ lines: ["s 2021 1"], attributes: [attribute("x", values, kind as "whole")] });
      assert.equal(weightText(plan, byAttribute("x")), expected);
    });
  }

  it("reports every place without a value, and an attribute that is not there", () => {
    const plan = smallPlan({ lines: ["s 2021 1"], attributes: [attribute("x", {}, "whole")] });
    assert.equal(
      weightText(plan, byAttribute("x")),
      "weights.missingAttribute attributes[0] A; weights.missingAttribute attributes[0] B",
    );
    assert.equal(weightText(plan, byAttribute("gone")), "plan.unknownReference weightings");
    assert.equal(weightText(plan, byNorm), "plan.unknownReference weightings");
  });
});

/** `product a b`, `sum 2*a 1/2*b`, `shares a 3*b`: a weighting made of others. */
function composed(text: string, id: string): Plan["weightings"][number] {
  const [kind = "", ...parts] = text.trim().split(/\s+/);
  const common = { id, name: { vi: id, en: id }, origin: "assumed" as const };
  const split = parts.map((part) => part.split("*"));
  const of = split.map((part) => part.at(-1) ?? "");
  if (kind === "product") return { kind, ...common, of };
  const factors = split.some((part) => part.length > 1)
    ? { factors: split.map((part) => (part.length > 1 ? (part[0] ?? "") : "1")) }
    : {};
  return { kind: "sum", ...common, of, ...factors, normalised: kind === "shares" };
}

describe("weightsOf products and sums", () => {
  const parts = [
    { ...byAttribute("people"), id: "people" },
    { ...byAttribute("poor"), id: "poor" },
    { ...byAttribute("level"), id: "level" },
    { ...byAttribute("none"), id: "none" },
    { ...byAttribute("gap"), id: "gap" },
    { ...byAttribute("low"), id: "low" },
    equalWeighting,
    composed("product people poor", "inner"),
    composed("shares people level", "mixed"),
    composed("product people circle", "circle"),
    composed("shares people none", "zero"),
  ];
  const attributes = [
    attribute("people", { A: 30, B: 10 }, "whole"),
    attribute("poor", { A: true, B: false }, "yesNo"),
    attribute("level", { A: 1_000_000_000, B: 3_000_000_000 }, "money"),
    attribute("none", { A: 0, B: 0 }, "whole"),
    attribute("gap", { A: 1 }, "decimal"),
    attribute("low", { A: -1, B: 1 }, "whole"),
  ];
  // What is added or multiplied | the weights, worked out by hand, or the issues.
  const cases = `
product people level        | A=30000000000 B=30000000000
product people poor         | A=30 B=0
product inner equal people  | A=900 B=0
sum people equal            | A=31 B=11
sum 2*people 1/2*level      | A=500000060 B=1500000020
sum people poor inner       | A=61 B=10
shares people level         | A=1 B=1
shares 3*people 1*level     | A=5/2 B=3/2
shares people equal         | A=5/4 B=3/4
shares inner level          | A=5/4 B=3/4
shares mixed equal          | A=1 B=1
product mixed mixed         | A=1 B=1
product people none         | A=0 B=0
sum people none             | A=30 B=10
shares people none          | weights.allZero weightings[11].of[1]
sum zero zero people        | weights.allZero weightings[10].of[1]
product people gone         | plan.unknownReference weightings[11].of[1]
product gap low gap         | weights.missingAttribute attributes[4] B; weights.negative attributes[5].values.A
product people circle       | plan.cycle weightings[9]
`;
  for (const row of cases.trim().split("\n")) {
    const [text = "", expected = ""] = row.split("|").map((part) => part.trim());
    it(`${text} gives ${expected}`, () => {
      const weighting = composed(text, "tested");
      const plan = smallPlan({ lines: ["s 2021 1"], attributes, parts, weightings: { s: weighting } });
      assert.equal(weightText(plan, weighting), expected);
    });
  }

  it("names the weighting that is 0 everywhere", () => {
    const weighting = composed("shares people none", "tested");
    const plan = smallPlan({ lines: ["s 2021 1"], attributes, parts, weightings: { s: weighting } });
    const found = weightsOf(plan, weighting);
    assert.ok(!found.ok);
    assert.deepEqual(found.issues[0]?.parameters, {
      count: 2,
      weighting: { name: { vi: "by none", en: "by none" } },
    });
  });

  it("asks a norm inside for its years", () => {
    const weighting = composed("product by-norm people", "tested");
    const plan = smallPlan({
      lines: ["s 2021 1"],
      attributes,
      norms: [norm({ groups: { all: ["5", "people atLeast 0"] }, validTo: 2023 })],
      parts: [byNorm, ...parts],
      weightings: { s: weighting },
    });
    assert.equal(weightText(plan, weighting, [2023]), "A=150 B=50");
    assert.equal(weightText(plan, weighting, [2024]), "period.outside norms[0]");
  });
});

describe("who has a weight", () => {
  it("is a commune of the programme that exists in the period, whatever the order of rows", () => {
    const localities = [
      commune("Z"),
      commune("TOWN", { kind: "thi-tran", inProgramme: false }),
      commune("OLD", { validTo: 2020 }),
      commune("NEW", { validFrom: 2026 }),
      commune("LATE", { validFrom: 2025 }),
      province,
      district("D1"),
      commune("A", { parent: "P" }),
    ];
    assert.equal(
      weightText(smallPlan({ lines: ["s 2021 1"], localities }), equalWeighting),
      "A=1 LATE=1 Z=1",
    );
  });
});
