import assert from "node:assert/strict";
import {
  sharePool,
  shareBoundOf,
  type NodeBound,
  type Sharing,
  type SharingProblem,
} from "../../../src/core/allocation/sharing/sharing.ts";
import { ratio, ratioText, wholeWeights } from "../../../src/core/money/index.ts";
import { casesOf } from "../money/table.ts";
import {
  assertExplained,
  assertFeasible,
  assertOptimal,
  exactOf,
  placesOf,
  plainOf,
} from "./sharingCases.ts";

/** A province P with the districts D1 (communes A, B) and D2 (C, E), and a commune F outside of it. */
const tree = placesOf("P: D1 D2; D1: A B; D2: C E; : F");

const wordsOf = (text: string): readonly string[] => (text === "" ? [] : text.split(/\s+/));

/** `D1≥60≤80`: the least and the most that a unit may get; `all` stands for all places. */
function boundOf(text: string): NodeBound {
  const [, code = "", floor, cap] = /^([^≥≤]+)(?:≥(\d+))?(?:≤(\d+))?$/.exec(text) ?? [];
  return {
    node: code === "all" ? -1 : (tree.nodeOf.get(code) ?? assert.fail(`no unit ${code}`)),
    floor: Number(floor ?? 0),
    cap: cap === undefined ? Infinity : Number(cap),
    floorBy: `${code}≥${floor}`,
    capBy: `${code}≤${cap}`,
  };
}

/** Weights of A B C E F, `-` for one that does not claim; `2^1` is a claim of weight 2 in the first tier. */
function problemOf(total: string, weights: string, bounds: string): SharingProblem {
  const claims = wordsOf(weights).flatMap((text, index) => {
    const [weight = "", tier = "0"] = text.split("^");
    return weight === "-" ? [] : [{ node: tree.leaves[index] ?? -1, weight, tier: Number(tier) }];
  });
  return {
    total: Number(total),
    tree,
    claims: Int32Array.from(claims, ({ node }) => node),
    weights: wholeWeights(claims.map(({ weight }) => weight)),
    bounds: wordsOf(bounds).map(boundOf),
    ...(weights.includes("^") ? { tiers: Uint8Array.from(claims, ({ tier }) => tier) } : {}),
  };
}

function sharesOf(sharing: Sharing): string {
  const { numerators, denominator } = exactOf(sharing);
  return numerators.map((numerator) => ratioText(ratio(numerator, denominator))).join(" ");
}

/** Each block as what fixes its amount (a rule, or the unit), `=`, its amount; with a tier in front where there are tiers. */
function blocksOf({ blocks }: Sharing): string {
  return blocks
    .map(
      ({ tier, node, by, amount }) =>
        `${tier > 0 ? `${tier}:` : ""}${by ?? (node < 0 ? "rest" : (tree.codes[node] ?? ""))}=${amount}`,
    )
    .join(" ");
}

const letters = { free: "w", floor: "f", cap: "c", zeroWeight: "z" } as const;

/** What decides each share: its weight, floor or cap, or that it has no weight. */
const lettersOf = (sharing: Sharing): string =>
  Array.from(sharing.bounds, (_, claim) => letters[shareBoundOf(sharing, claim)]).join("");

describe("sharePool", () => {
  for (const {
    about = "",
    total = "",
    weights = "",
    bounds = "",
    shares,
    held,
    blocks,
    rest = "",
  } of casesOf(`
    about                                  | total | weights             | bounds                | shares                          | held  | blocks                        | rest
    by weight                              | 100   | 1 1 1 2 5           |                       | 10 10 10 20 50                  | wwwww | rest=100                      |
    not all claim                          | 100   | 1 - - 2 -           |                       | 100/3 200/3                     | ww    | rest=100                      |
    one claim                              | 7     | 3 - - - -           |                       | 7                               | w     | rest=7                        |
    no claim                               | 7     | - - - - -           |                       |                                 |       |                               | 7
    no weight                              | 7     | 0 0 - - -           |                       | 0 0                             | zz    | rest=0                        | 7
    nothing to share                       | 0     | 1 2 1 1 1           | D1≤5                  | 0 0 0 0 0                       | wwwww | rest=0                        |
    a weight of zero gets its floor        | 100   | 0 1 1 1 1           | A≥20                  | 20 20 20 20 20                  | zwwww | rest=100                      |
    what a cap refuses goes to the others  | 100   | 1 1 1 1 1           | A≤4                   | 4 24 24 24 24                   | cwwww | rest=100                      |
    what a floor adds comes from them      | 100   | 1 1 1 1 1           | A≥40                  | 40 15 15 15 15                  | fwwww | rest=100                      |
    a hold                                 | 100   | 1 1 1 1 1           | A≥40≤40 B≥0≤0         | 40 0 20 20 20                   | fcwww | rest=100                      |
    the tightest of several bounds         | 100   | 1 1 1 1 1           | A≤9 A≤4 A≥2 A≥1≤8     | 4 24 24 24 24                   | cwwww | rest=100                      |
    a district at its floor                | 100   | 1 1 1 1 1           | D1≥60                 | 30 30 40/3 40/3 40/3            | wwwww | rest=40 D1≥60=60              |
    a district at its cap                  | 100   | 1 1 1 1 1           | D1≤10                 | 5 5 30 30 30                    | wwwww | rest=90 D1≤10=10              |
    a district held                        | 100   | 1 3 1 1 1           | D1≥20≤20              | 5 15 80/3 80/3 80/3             | wwwww | rest=80 D1≤20=20              |
    a district at a cap of nothing         | 100   | 1 1 1 1 1           | D1≤0                  | 0 0 100/3 100/3 100/3           | wwwww | rest=100 D1≤0=0               |
    a bound that does not bind             | 100   | 1 1 1 1 1           | D1≥10≤90              | 20 20 20 20 20                  | wwwww | rest=100                      |
    a bound that is just met               | 100   | 1 1 1 1 1           | D1≥40≤40              | 20 20 20 20 20                  | wwwww | rest=100                      |
    a commune's cap in a district's floor  | 100   | 1 1 1 1 1           | D1≥60 A≤10            | 10 50 40/3 40/3 40/3            | cwwww | rest=40 D1≥60=60              |
    a commune's floor in a district's cap  | 100   | 1 1 1 1 1           | D1≤10 A≥7             | 7 3 30 30 30                    | fwwww | rest=90 D1≤10=10              |
    a floor inside a cap                   | 100   | 1 1 1 1 1           | P≤40 D1≥30            | 15 15 5 5 60                    | wwwww | rest=60 P≤40=10 D1≥30=30      |
    a cap inside a floor                   | 100   | 1 1 1 1 1           | P≥90 D1≤20            | 10 10 35 35 10                  | wwwww | rest=10 P≥90=70 D1≤20=20      |
    a floor inside a higher floor          | 100   | 1 1 1 1 1           | P≥90 D1≥30            | 45/2 45/2 45/2 45/2 10          | wwwww | rest=10 P≥90=90               |
    a district without weight              | 100   | 0 0 1 1 1           | A≥5 D1≤7              | 5 0 95/3 95/3 95/3              | zzwww | rest=100                      |
    all at their caps                      | 100   | 1 1 1 1 1           | D1≤10 D2≤10 F≤5       | 5 5 5 5 5                       | wwwwc | rest=5 D1≤10=10 D2≤10=10      | 75
    a cap for all                          | 100   | 1 1 1 1 1           | all≤80                | 16 16 16 16 16                  | wwwww | all≤80=80                     | 20
    a cap for all that others undercut     | 100   | 1 1 - - -           | all≤80 D1≤10          | 5 5                             | ww    | D1≤10=10                      | 90
    a cap for all and caps of communes     | 100   | 1 1 - - -           | all≤80 A≤10 B≤30      | 10 30                           | cc    | rest=40                       | 60
    a cap for all and caps of some         | 100   | 1 1 1 - -           | all≤80 D1≤15 C≤10     | 15/2 15/2 10                    | wwc   | rest=10 D1≤15=15              | 75
    caps that make up the district's       | 100   | 1 1 1 1 1           | A≤10 B≤10 D1≤20       | 10 10 80/3 80/3 80/3            | ccwww | rest=100                      |
    floors that make up the district's     | 100   | 1 1 1 1 1           | A≥30 B≥30 D1≥60       | 30 30 40/3 40/3 40/3            | ffwww | rest=100                      |
    a province that claims all             | 100   | 1 1 1 1 -           | P≤80                  | 20 20 20 20                     | wwww  | P≤80=80                       | 20
    floors alone make up the total         | 90    | 1 1 1 1 1           | D1≥60 F≥30            | 30 30 0 0 30                    | wwwwf | rest=30 D1≥60=60              |
    a tier to its cap, then the next       | 100   | 1^1 1^2 1 1 1       | A≤30                  | 30 70 0 0 0                     | cwfff | 1:rest=30 2:rest=70 rest=0    |
    without a tier come last               | 100   | 1^1 1 1 1 3         | A≤40                  | 40 10 10 10 30                  | cwwww | 1:rest=40 rest=60             |
    tiers beyond the last that is served   | 100   | 1^1 1^2 1^2 1^3 1   | A≤40                  | 40 30 30 0 0                    | cwwff | 1:rest=40 2:rest=60 3:rest=0 rest=0 |
    floors are owed whatever the tier      | 100   | 1^1 1 1 1 1         | F≥30 D2≥20            | 50 0 10 10 30                   | wfwwf | 1:rest=50 rest=30 D2≥20=20    |
    a unit's floor serves its first tier   | 100   | 1^1 1^2 1^1 1 1     | D1≥60                 | 60 0 40 0 0                     | wfwff | 1:rest=40 1:D1≥60=60 2:D1≥60=0 rest=0 |
    then the next, where that is full      | 100   | 1^1 1^2 1^1 1 1     | D1≥60 A≤45            | 45 15 40 0 0                    | cwwff | 1:rest=40 1:D1≥60=45 2:D1≥60=15 rest=0 |
    a district's cap over tiers            | 100   | 1 1 1^1 1 1         | D2≤40                 | 20 20 40 0 20                   | wwwfw | 1:D2≤40=40 rest=60 D2≤40=0    |
    a district's cap with a full tier      | 100   | 1 1 1^1 1 1         | D2≤40 C≤35            | 20 20 35 5 20                   | wwcww | 1:D2≤40=35 rest=60 D2≤40=5    |
    a later tier's floor in a capped unit  | 100   | 1 1 1^1 1^2 1       | D2≤40 E≥15            | 20 20 25 15 20                  | wwwfw | 1:D2≤40=25 2:D2≤40=15 rest=60 |
    one tier is no tier                    | 100   | 1^2 1^2 1^2 1^2 1^2 | D1≤10                 | 5 5 30 30 30                    | wwwww | 2:rest=90 2:D1≤10=10          |
    all tiers full                         | 100   | 1^1 1 - - -         | A≤10 B≤20             | 10 20                           | cc    | 1:rest=10 rest=20             | 70
    what a nation spends                   | 9007199254740991 | 1 2 - - 3 | D1≥9007199254740990 | 3002399751580330 6004799503160660 1 | www | rest=1 D1≥9007199254740990=9007199254740990 |
    weights too fine for doubles           | 100   | 1/3 123456789012345678901 - - 1 | D1≤60 B≤59 F≤30 | 1 59 30             | wcc   | rest=30 D1≤60=60              | 10
  `)) {
    it(`${about}: ${total} by ${weights}${bounds === "" ? "" : ` within ${bounds}`}`, () => {
      const problem = problemOf(total, weights, bounds);
      const sharing = sharePool(problem);
      assert.equal(sharesOf(sharing), shares ?? "");
      assert.equal(blocksOf(sharing), blocks ?? "");
      assert.equal(sharing.leftOver, Number(rest === "" ? 0 : rest));
      assert.equal(lettersOf(sharing), held ?? "");
      assertFeasible(plainOf(problem), exactOf(sharing), BigInt(sharing.leftOver));
      assertOptimal(plainOf(problem), exactOf(sharing), BigInt(sharing.leftOver));
      assertExplained(problem, sharing);
    });
  }

  for (const { about = "", total = "", weights = "", bounds = "", statement = "" } of casesOf(`
    about                                    | total | weights   | bounds         | statement
    floors of communes above the total       | 10    | 1 1 1 1 1 | A≥6 B≥5        | floors fit in what their unit has
    floors of districts above the total      | 10    | 1 1 1 1 1 | D1≥6 D2≥5      | floors fit in the total
    a floor above the cap                    | 10    | 1 1 1 1 1 | D1≥6≤5         | a floor fits below its cap
    floors of communes above a district's cap | 10   | 1 1 1 1 1 | A≥3 B≥3 D1≤5   | floors fit below the cap of their unit
    a district's floor above its caps        | 10    | 1 1 1 1 1 | A≤2 B≤2 D1≥5   | a floor fits in the caps beneath its unit
    a floor of a district without weight     | 10    | 0 0 1 1 1 | D1≥5           | a floor fits in the caps beneath its unit
    a floor of a district that claims nothing | 10   | - - 1 1 1 | D1≥5           | a floor fits in the caps beneath its unit
    a floor for all above their caps         | 10    | 1 - - - - | all≥5 A≤4      | what is given keeps the bounds of all places
  `)) {
    it(`stops where the caller should have: ${about}`, () => {
      assert.throws(() => sharePool(problemOf(total, weights, bounds)), {
        name: "InvariantError",
        message: statement,
      });
    });
  }

  it("stops where the caller should have: bounds that are no whole numbers of units", () => {
    const problem = problemOf("10", "1 1 1 1 1", "");
    const broken = (floor: number, cap: number): (() => Sharing) => {
      return () => sharePool({ ...problem, bounds: [{ node: 3, floor, cap }] });
    };
    assert.throws(broken(0.5, Infinity), { message: "a floor is a whole number of units" });
    assert.throws(broken(-1, Infinity), { message: "a floor is a whole number of units" });
    assert.throws(broken(0, 2.5), { message: "a cap is a whole number of units" });
  });

  it("names the rule that a commune is held to, of those that are as tight the first by name", () => {
    const { boundBy } = sharePool(problemOf("100", "1 1 0 1 1", "A≥40 B≤4 C≥10 D1≥44"));
    assert.deepEqual(Object.fromEntries(boundBy), { 0: "A≥40", 1: "B≤4", 2: "C≥10" });
    const node = tree.nodeOf.get("A") ?? -1;
    const bounds = ["b", "a", undefined, "c"].map((by) => ({
      node,
      floor: 0,
      cap: 4,
      ...(by === undefined ? {} : { capBy: by }),
    }));
    const same = sharePool({ ...problemOf("100", "1 1 1 1 1", ""), bounds });
    assert.deepEqual(Object.fromEntries(same.boundBy), { 0: "a" });
  });
});
