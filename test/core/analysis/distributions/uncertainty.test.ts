import assert from "node:assert/strict";
import { parseUncertainty } from "../../../../src/core/analysis/distributions/index.ts";

const pert = { kind: "pert", low: "50%", mode: "80%", high: "110%" };
const factor = (id: string, distribution: unknown = pert): unknown => ({ id, distribution });
const pair = (first: string, second: string, rank: string): unknown => ({ first, second, rank });

/** Each issue as `code at path` with its parameters. */
function issuesOf(raw: unknown): readonly unknown[] {
  const result = parseUncertainty(raw);
  return result.ok
    ? []
    : result.issues.map(({ code, place, parameters }) => ({ at: place.path, code, parameters }));
}

const three = [factor("credit"), factor("enterprise"), factor("community")];

describe("parseUncertainty", () => {
  it("reads what is right, and gives no correlations where none are given", () => {
    const result = parseUncertainty({ factors: [factor("credit")] });
    assert.deepEqual(result, {
      ok: true,
      value: { factors: [{ id: "credit", distribution: pert }], correlations: [] },
    });
  });

  for (const { what, raw, issues } of [
    {
      what: "a mode above the highest level",
      raw: { factors: [factor("credit", { ...pert, mode: "120%" })] },
      issues: [
        {
          at: "factors[0].distribution",
          code: "distribution.reversed",
          parameters: { levels: ["50%", "120%", "110%"] },
        },
      ],
    },
    {
      what: "a lowest level that is the highest, however it is written",
      raw: { factors: [factor("credit", { kind: "uniform", low: "1/2", high: "50%" })] },
      issues: [
        {
          at: "factors[0].distribution",
          code: "distribution.reversed",
          parameters: { levels: ["1/2", "50%"] },
        },
      ],
    },
    {
      what: "probabilities that are not exactly 1 together",
      raw: {
        factors: [
          factor("credit", {
            kind: "discrete",
            outcomes: [
              { value: "1", probability: "33%" },
              { value: "0.8", probability: "2/3" },
            ],
          }),
        ],
      },
      issues: [
        {
          at: "factors[0].distribution.outcomes",
          code: "distribution.probabilities",
          parameters: { sum: "299/300" },
        },
      ],
    },
    {
      what: "one id for two factors",
      raw: { factors: [factor("credit"), factor("credit")] },
      issues: [
        {
          at: "factors[1].id",
          code: "plan.duplicateId",
          parameters: { value: "credit", first: "factors[0]" },
        },
      ],
    },
    {
      what: "a correlation with a factor that is not there, and one with itself, at once",
      raw: {
        factors: three,
        correlations: [pair("credit", "comunity", "0.5"), pair("credit", "credit", "0.5")],
      },
      issues: [
        {
          at: "correlations[0].second",
          code: "plan.unknownReference",
          parameters: { value: "comunity", nearest: "community" },
        },
        { at: "correlations[1]", code: "correlation.withItself", parameters: { value: "credit" } },
      ],
    },
    {
      what: "a pair given twice, the other way round",
      raw: {
        factors: three,
        correlations: [pair("credit", "enterprise", "0.5"), pair("enterprise", "credit", "0.4")],
      },
      issues: [
        {
          at: "correlations[1]",
          code: "correlation.repeated",
          parameters: { pair: "credit ~ enterprise", first: "correlations[0]" },
        },
      ],
    },
    {
      what: "a correlation with what does not vary",
      raw: {
        factors: [factor("credit"), factor("grant", { kind: "constant", value: "1" })],
        correlations: [pair("credit", "grant", "0.5")],
      },
      issues: [{ at: "correlations[0]", code: "correlation.ofConstant", parameters: { value: "grant" } }],
    },
    {
      what: "a level that is no ratio, and a correlation above 1",
      raw: {
        factors: [factor("credit", { ...pert, low: "half" }), factor("enterprise")],
        correlations: [pair("credit", "enterprise", "1.5")],
      },
      issues: [
        { at: "factors[0].distribution.low", code: "ratio.invalid", parameters: { value: "half" } },
        {
          at: "correlations[0].rank",
          code: "plan.wrongText",
          parameters: { value: "1.5", expected: "/^-?(?:0(?:\\.\\d+)?|1(?:\\.0+)?)$/" },
        },
      ],
    },
    {
      what: "a kind of distribution that there is not",
      raw: { factors: [factor("credit", { kind: "triangle", low: "0", mode: "0.5", high: "1" })] },
      issues: [
        {
          at: "factors[0].distribution.kind",
          code: "plan.unknownChoice",
          parameters: {
            value: "triangle",
            choices: ["constant", "uniform", "triangular", "pert", "discrete"],
          },
        },
      ],
    },
    {
      what: "more factors than the Sobol sequence has dimensions",
      raw: { factors: Array.from({ length: 65 }, (_, index) => factor(`factor-${index}`)) },
      issues: [{ at: "factors", code: "number.tooLarge", parameters: { value: "65", maximum: "64" } }],
    },
  ]) {
    it(`finds ${what}`, () => {
      assert.deepEqual(issuesOf(raw), issues);
    });
  }
});

describe("correlations that cannot hold together", () => {
  for (const { what, correlations, at, parameters } of [
    {
      what: "two that go with a third, and against each other",
      correlations: [
        pair("credit", "enterprise", "0.9"),
        pair("enterprise", "community", "0.9"),
        pair("credit", "community", "-0.9"),
      ],
      at: "correlations[2]",
      parameters: {
        pairs: ["credit ~ enterprise: 0.9", "community ~ enterprise: 0.9", "community ~ credit: -0.9"],
        share: { decimal: "0.53" },
      },
    },
    {
      what: "two that go with a third and are not said to go with each other",
      correlations: [pair("credit", "enterprise", "0.9"), pair("enterprise", "community", "0.9")],
      at: "correlations[1]",
      parameters: {
        pairs: ["credit ~ enterprise: 0.9", "community ~ enterprise: 0.9"],
        unstated: ["community ~ credit"],
        share: { decimal: "0.76" },
      },
    },
    {
      what: "a pair that is one and the same",
      correlations: [pair("credit", "enterprise", "1.0")],
      at: "correlations[0]",
      parameters: { pairs: ["credit ~ enterprise: 1.0"], share: { decimal: "0.99" } },
    },
  ]) {
    it(`${what}: names the pairs, and the share of them at which they would agree`, () => {
      assert.deepEqual(issuesOf({ factors: three, correlations }), [
        { at, code: "correlation.inconsistent", parameters },
      ]);
    });
  }

  it("names only the pairs that contradict each other, once for each group", () => {
    const names = ["a", "b", "c", "d", "e", "x", "y"];
    const issues = issuesOf({
      factors: names.map((id) => factor(id)),
      correlations: [
        pair("a", "b", "0.1"),
        pair("b", "c", "0.95"),
        pair("c", "d", "0.95"),
        pair("b", "d", "-0.2"),
        pair("d", "e", "0.1"),
        pair("x", "y", "-1"),
      ],
    }) as readonly { readonly at: string; readonly parameters: { readonly pairs: readonly string[] } }[];
    assert.deepEqual(
      issues.map(({ at, parameters }) => ({ at, pairs: parameters.pairs })),
      [
        { at: "correlations[3]", pairs: ["b ~ c: 0.95", "c ~ d: 0.95", "b ~ d: -0.2"] },
        { at: "correlations[5]", pairs: ["x ~ y: -1"] },
      ],
    );
  });

  it("lets three go together by 0.9, and three against each other by less than a half", () => {
    for (const rank of ["0.9", "-0.47"]) {
      const pairs = [
        ["credit", "enterprise"],
        ["enterprise", "community"],
        ["credit", "community"],
      ];
      const correlations = pairs.map(([first = "", second = ""]) => pair(first, second, rank));
      assert.deepEqual(issuesOf({ factors: three, correlations }), [], rank);
    }
  });
});
