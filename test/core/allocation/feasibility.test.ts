import assert from "node:assert/strict";
import {
  checkFeasibility,
  FeasibilityStopped,
} from "../../../src/core/allocation/feasibility/feasibility.ts";
import { IssueError } from "../../../src/core/issue/index.ts";
import { answerOf, leastMissing, nation, problemOf, withPieces } from "./feasibilityProblems.ts";

/** Two districts with two communes each. */
const units = { D1: null, D2: null, A: "D1", B: "D1", C: "D2", E: "D2" };

const communes181 = Object.fromEntries(
  Array.from({ length: 181 }, (_, index) => [`X${String(index + 1).padStart(3, "0")}`, null]),
);

interface Case {
  readonly name: string;
  readonly units?: Readonly<Record<string, string | null>>;
  readonly pools: Readonly<Record<string, number>>;
  /** places | pools | floor | cap */
  readonly rules: Readonly<Record<string, string>>;
  readonly claims?: Readonly<Record<string, string>>;
  readonly usual?: Readonly<Record<string, number>>;
  readonly answer: readonly string[];
}

const impossible: readonly Case[] = [
  {
    name: "floors of two districts above the envelope",
    pools: { 2024: 100 },
    rules: { "sàn D1": "D1 | . | 60 | .", "sàn D2": "D2 | . | 45 | ." },
    answer: ["conflict: sàn D1, sàn D2", "pools: 2024", "missing: 5", "sàn D2: D2 2024 5"],
  },
  {
    name: "a floor above the envelope by itself",
    pools: { 2024: 100, 2025: 500 },
    rules: { "sàn D1": "D1 | 2024 | 130 | .", "sàn D2": "D2 | 2025 | 400 | ." },
    answer: ["conflict: sàn D1", "pools: 2024", "missing: 30", "sàn D1: D1 2024 30"],
  },
  {
    name: "a hold above a cap, with money enough",
    pools: { 2024: 100 },
    rules: { giữ: "A | 2024 | 30 | 30", trần: "D1 | 2024 | . | 20", "trần khác": "D2 | 2024 | . | 20" },
    answer: ["conflict: giữ, trần", "pools: ", "missing: 10", "giữ: A 2024 10"],
  },
  {
    name: "a floor above its own cap",
    pools: { 2024: 100 },
    rules: { lệch: "A B | 2024 | 30 | 20" },
    answer: ["conflict: lệch", "pools: ", "missing: 10", "lệch: A 2024 5", "lệch: B 2024 5"],
  },
  {
    name: "a floor for a place that may get nothing",
    pools: { 2024: 100 },
    claims: { 2024: "A B" },
    rules: { sàn: "C | 2024 | 3 | ." },
    answer: ["conflict: sàn", "pools: ", "missing: 3", "sàn: C 2024 3"],
  },
  {
    name: "a floor on money that does not exist",
    pools: { 2024: 100 },
    rules: { sàn: "A | 2031 | 3 | ." },
    answer: ["conflict: sàn", "pools: ", "missing: 3", "sàn: A none 3"],
  },
  {
    name: "a floor over two years above both years together",
    pools: { 2024: 40, 2025: 60, 2026: 100 },
    rules: { sàn: ". | 2024 2025 | 120 | ." },
    usual: { ". 2024": 40, ". 2025": 60 },
    answer: ["conflict: sàn", "pools: 2024 2025", "missing: 20", "sàn: . 2024 8", "sàn: . 2025 12"],
  },
  {
    name: "floors of two districts against a cap on both",
    pools: { 2024: 100, 2025: 100 },
    rules: { "sàn D1": "D1 | . | 50 | .", "sàn D2": "D2 | . | 40 | .", trần: "D1 D2 | . | . | 80" },
    usual: { "D2 2024": 1, "D2 2025": 1 },
    answer: [
      "conflict: sàn D1, sàn D2, trần",
      "pools: ",
      "missing: 10",
      "sàn D2: D2 2024 5",
      "sàn D2: D2 2025 5",
    ],
  },
  {
    name: "floors within a floor: each counts what it lacks",
    pools: { 2024: 90 },
    rules: { "sàn A": "A | . | 50 | .", "sàn B": "B | . | 50 | .", "sàn D1": "D1 | . | 100 | ." },
    answer: [
      "conflict: sàn A, sàn B",
      "pools: 2024",
      "missing: 20",
      "sàn B: B 2024 10",
      "sàn D1: D1 2024 10",
    ],
  },
  {
    name: "the largest floors alone are named: the small one is not to blame",
    pools: { 2024: 100 },
    rules: { "sàn A": "A | . | 2 | .", "sàn B": "B | . | 60 | .", "sàn C": "C | . | 50 | ." },
    answer: ["conflict: sàn B, sàn C", "pools: 2024", "missing: 12", "sàn C: C 2024 12"],
  },
];

const possible: readonly Case[] = [
  {
    name: "no rules",
    pools: { 2024: 100 },
    rules: {},
    answer: [],
  },
  {
    name: "floors and caps on one place and one pool come back as they are",
    pools: { 2024: 100 },
    rules: { giữ: "A | . | 30 | 30", sàn: "D1 | . | 60 | 70", trần: "B | . | . | 40" },
    answer: ["giữ: A 2024 30 at most 30", "sàn: D1 2024 60 at most 70", "trần: B 2024 0 at most 40"],
  },
  {
    name: "a floor over two years, in proportion to what is usual",
    pools: { 2024: 100, 2025: 100 },
    rules: { sàn: "A | . | 10 | ." },
    usual: { "A 2024": 1, "A 2025": 2 },
    answer: ["sàn: A 2024 3", "sàn: A 2025 7"],
  },
  {
    name: "a floor over two years, by the money of the years where nothing is usual",
    pools: { 2024: 30, 2025: 70 },
    rules: { sàn: "A | . | 10 | ." },
    answer: ["sàn: A 2024 3", "sàn: A 2025 7"],
  },
  {
    name: "a hold over two years and two districts: each part is held",
    pools: { 2024: 100, 2025: 100 },
    rules: { giữ: "D1 D2 | . | 10 | 10" },
    usual: { "D1 2024": 1, "D2 2024": 1, "D1 2025": 3 },
    answer: [
      "giữ: D1 2024 2 at most 2",
      "giữ: D2 2024 2 at most 2",
      "giữ: D1 2025 6 at most 6",
      "giữ: D2 2025 0 at most 0",
    ],
  },
  {
    name: "not in proportion, where a year has not so much: the rest from the other year",
    pools: { 2024: 4, 2025: 100 },
    rules: { "sàn A": "A | . | 10 | .", "sàn B": "B | 2024 | 1 | ." },
    usual: { "A 2024": 1, "A 2025": 1 },
    answer: ["sàn A: A 2024 3", "sàn A: A 2025 7", "sàn B: B 2024 1"],
  },
  {
    name: "not in proportion, where a cap over two years leaves room in one place only",
    pools: { 2024: 10, 2025: 10 },
    rules: { sàn: "D1 | . | 12 | .", "trần A": "A | . | . | 3", "trần B": "B | 2024 | . | 0" },
    usual: { "D1 2024": 1, "D1 2025": 1 },
    answer: ["sàn: D1 2024 3", "sàn: D1 2025 9", "trần B: B 2024 0 at most 0"],
  },
  {
    name: "rules on district by year, on year by type and on place by all: the one that crosses is divided",
    pools: { 2024: 10, 2025: 10 },
    rules: {
      "A C hai năm": "A C | . | 8 | .",
      "D1 D2 hai năm": "A E | . | 8 | 12",
      "B C hai năm": "B C | . | 8 | 12",
    },
    answer: [
      "A C hai năm: A 2024 2",
      "A C hai năm: C 2024 2",
      "A C hai năm: A 2025 2",
      "A C hai năm: C 2025 2",
      "B C hai năm: B 2024 2",
      "B C hai năm: C 2024 2",
      "B C hai năm: B 2025 2",
      "B C hai năm: C 2025 2",
      "D1 D2 hai năm: A 2024 2",
      "D1 D2 hai năm: E 2024 2",
      "D1 D2 hai năm: A 2025 2",
      "D1 D2 hai năm: E 2025 2",
    ],
  },
];

describe("whether floors, caps and holds can be kept", () => {
  for (const { name, answer, ...given } of [...impossible, ...possible]) {
    it(name, () => {
      const problem = problemOf({ units, ...given });
      const found = checkFeasibility(problem);
      assert.deepEqual(answerOf(problem, Object.keys(given.pools), found), answer);
    });
  }

  it("181 communes with a minimum above the envelope: as many as it takes are named, and the money that is missing", () => {
    const problem = problemOf({ units: communes181, pools: { 2024: 900 }, rules: {} });
    const rules = [...problem.tree.leaves].map((node) => ({
      ...{ key: `tối thiểu ${problem.tree.codes[node] ?? ""}`, floor: 5, cap: Infinity },
      ...{ nodes: [node], pools: [0] },
    }));
    const found = checkFeasibility({ ...problem, rules });
    assert.ok(found.kind === "infeasible");
    assert.equal(found.total, 5);
    assert.equal(found.conflict.length, 181);
    const short = checkFeasibility({
      ...problem,
      pools: [{ amount: 100, claims: problem.tree.leaves }],
      rules,
    });
    assert.ok(short.kind === "infeasible");
    assert.equal(short.total, 805);
    assert.equal(short.conflict.length, 21);
  });

  it("names a rule that crosses two families and was divided before a contradiction was found", () => {
    const problem = problemOf({
      units,
      pools: { 2024: 10, 2025: 10 },
      rules: { "A C": "A C | . | 15 | .", "A E": "A E | . | 9 | 9", A: "A | . | . | 2" },
    });
    const found = checkFeasibility(problem);
    assert.ok(found.kind === "infeasible");
    assert.deepEqual(found.divided, ["A E"]);
    assert.ok(found.total >= leastMissing(problem));
  });

  it("keeps room inside a cap over several for pools that come later", () => {
    const problem = problemOf({
      units,
      pools: { 2024: 20, 2025: 20 },
      rules: {
        "sàn 2024": "D1 | 2024 | 10 | .",
        "sàn 2025": "D1 | 2025 | 6 | .",
        "trần A": "A | . | . | 8",
        "trần B": "B | . | . | 8",
      },
    });
    const found = checkFeasibility(problem);
    assert.ok(found.kind === "feasible");
    const reserved = (found.reserves ?? []).filter(({ pool }) => pool === 1);
    assert.equal(
      reserved.reduce((sum, { amount }) => sum + amount, 0),
      6,
    );
  });

  it("is exact near the largest amounts, and refuses more", () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const given = (pool: number, floor: number): ReturnType<typeof checkFeasibility> =>
      checkFeasibility(
        problemOf({
          units,
          pools: { 2024: pool },
          rules: { A: `A | . | ${floor} | .`, D: "D2 | . | 1 | ." },
        }),
      );
    assert.equal(given(largest, largest - 1).kind, "feasible");
    const short = given(largest, largest);
    assert.ok(short.kind === "infeasible");
    assert.equal(short.total, 1);
    assert.throws(() => given(largest + 1, 5), IssueError);
    const both = problemOf({
      units,
      pools: { 2024: 0 },
      rules: { A: `A | . | ${largest} | .`, B: `B | . | ${largest} | .` },
    });
    assert.throws(() => checkFeasibility(both), IssueError);
  });

  it("tells how far the search for a conflict is, and stops when it is asked to", () => {
    const problem = problemOf({
      units,
      pools: { 2024: 100 },
      rules: { "sàn D1": "D1 | . | 60 | .", "sàn D2": "D2 | . | 45 | ." },
    });
    const told: number[] = [];
    const signal = { aborted: false };
    checkFeasibility(problem, { signal, onProgress: ({ tested }) => told.push(tested) });
    assert.equal(Math.max(...told), 2);
    const stop = (): void => {
      signal.aborted = true;
    };
    assert.throws(() => checkFeasibility(problem, { signal, onProgress: stop }), FeasibilityStopped);
    assert.throws(() => checkFeasibility(problem, { signal }), FeasibilityStopped);
  });

  it("keeps 10,000 communes with a minimum each over 30 pools, within caps of 200 districts", function () {
    this.timeout(60_000);
    const problem = nation();
    const started = performance.now();
    const found = checkFeasibility(problem);
    console.log(`      10,000 × 30: ${Math.round(performance.now() - started)} ms`);
    assert.ok(found.kind === "feasible");
    assert.equal(found.pieces.length, 300_000);
    const inDistrict = problem.rules.find(({ key }) => key === "cap 7");
    assert.ok(inDistrict !== undefined);
    const again = checkFeasibility(withPieces({ ...problem, rules: [inDistrict] }, found));
    assert.equal(again.kind, "feasible");
  });
});
