import assert from "node:assert/strict";
import { phaseToYears } from "../../../src/core/allocation/phasing.ts";
import { largestMoney, type MoneyUnit } from "../../../src/core/money/index.ts";
import { frozen, line, smallPlan } from "./smallPlan.ts";

/** `2021=34 2022=33`: the envelopes of the only source and type. */
function envelopesOf(lines: string, profile: string, unit: MoneyUnit = "dong"): string {
  const weights = Object.fromEntries(profile.split(" ").map((part) => part.split("=") as [string, string]));
  const plan = frozen(smallPlan({ lines: lines.split("; "), profile: weights }));
  const phased = phaseToYears(plan, unit);
  if (!phased.ok) return phased.issues.map(({ code, place }) => `${code} ${place.path}`).join("; ");
  return phased.value.envelopes.map(({ year, amount }) => `${year}=${amount}`).join(" ");
}

describe("phaseToYears", () => {
  const cases = `
lines                            | profile                     | unit     | envelopes
s 2021 100                       | 2021=1                      | dong     | 2021=100
s 2021-2023 100                  | 2021=1 2022=1 2023=1        | dong     | 2021=34 2022=33 2023=33
s 2021-2022 100                  | 2021=1 2022=3               | dong     | 2021=25 2022=75
s 2021-2022 100                  | 2021=1/3 2022=2/3           | dong     | 2021=33 2022=67
s 2021-2022 100                  | 2021=0 2022=1               | dong     | 2021=0 2022=100
s 2021-2022 5500                 | 2021=1 2022=1               | thousand | 2021=3000 2022=2500
s 2021-2022 999                  | 2021=1 2022=1               | thousand | 2021=0 2022=999
s 2021-2022 100; s 2022 7        | 2021=1 2022=1               | dong     | 2021=50 2022=57
s 2021 100                       | 2022=1                      | dong     | 2021=100
s 2021-2023 100                  | 2021=1 2022=1               | dong     | phasing.none lines[0]
s 2021-2022 100                  | 2021=0 2022=0 2023=1        | dong     | phasing.none lines[0]
s 2024-2025 1; t 2023-2024 1     | 2021=1 2022=1 2023=1        | dong     | phasing.none lines[0]; phasing.none lines[1]
s 2021-2022 0                    | 2021=1 2022=1               | dong     | 2021=0 2022=0
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [lines = "", profile = "", unit = "", expected = ""] = row.split("|").map((part) => part.trim());
    it(`${lines} by ${profile} in ${unit} gives ${expected}`, () => {
      assert.equal(envelopesOf(lines, profile, unit as MoneyUnit), expected);
    });
  }

  it("names the line, the profile and the years that it says nothing about", () => {
    const plan = smallPlan({ lines: ["s 2021-2023 100"], profile: { 2022: "1" } });
    const phased = phaseToYears(plan, "dong");
    assert.deepEqual(phased.ok ? [] : phased.issues.map(({ parameters }) => parameters), [
      { line: "s.unspecified.2021-2023", source: "s", profile: "years", years: ["2021", "2023"] },
    ]);
  });

  it("follows the profile that a source has of its own, and says which profile phased which source", () => {
    const plan = smallPlan({
      lines: ["s 2021-2022 100", "t 2021-2022 100", "u 2021 5"],
      exceptions: { t: { 2021: "9", 2022: "1" } },
    });
    const phased = phaseToYears(plan, "dong");
    assert.ok(phased.ok);
    assert.deepEqual(
      phased.value.envelopes.map(({ source, year, amount }) => `${source} ${year} ${amount}`),
      ["s 2021 50", "s 2022 50", "t 2021 90", "t 2022 10", "u 2021 5"],
    );
    assert.deepEqual(phased.value.profiles, [
      { source: "s", profile: "years" },
      { source: "t", profile: "for-t" },
    ]);
  });

  it("refuses lines whose total passes the exact range", () => {
    const huge = { ...line("s 2021 1"), amount: largestMoney };
    const phased = phaseToYears(smallPlan({ lines: [huge, "s 2022 1"] }), "dong");
    assert.deepEqual(phased.ok ? [] : phased.issues.map(({ code, place }) => `${code} ${place.path}`), [
      "number.tooLarge lines[1]",
    ]);
  });

  it("refuses a profile that is not there", () => {
    const plan = smallPlan({ lines: ["s 2021-2022 1"] });
    const phased = phaseToYears({ ...plan, phasing: { ...plan.phasing, default: "gone" } }, "dong");
    assert.equal(phased.ok ? "" : phased.issues[0]?.code, "plan.unknownReference");
  });
});
