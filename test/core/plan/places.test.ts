import assert from "node:assert/strict";
import { money } from "../../../src/core/money/index.ts";
import { existsIn, existsWithin, placesOf } from "../../../src/core/plan/places.ts";
import { commune, district, province } from "../allocation/smallPlan.ts";

const period = { from: 2021, to: 2025 };
const village = commune("V", { name: "Thôn V", parent: "A" });
const localities = [
  commune("B", { name: "Xã Hòa Bình", parent: "D2" }),
  commune("A", { name: "Xã Hòa Bình" }),
  commune("C", { name: "Xã Yên Sơn", parent: "P" }),
  commune("T", { name: "Thị trấn Hòa Bình", kind: "thi-tran", inProgramme: false }),
  commune("LOST", { parent: "nowhere" }),
  commune("ROUND", { parent: "ROUND2" }),
  commune("ROUND2", { parent: "ROUND" }),
  village,
  district("D1"),
  district("D2"),
  province,
];
const places = placesOf({ localities, period });

describe("placesOf", () => {
  const cases = `
place  | above      | district | group
A      | D1 P       | D1       | D1
B      | D2 P       | D2       | D2
C      | P          | -        | P
V      | A D1 P     | D1       | D1
D1     | P          | D1       | D1
P      |            | -        | P
LOST   |            | -        | LOST
ROUND  | ROUND2     | -        | ROUND2
none   |            | -        | -
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [place = "", above = "", inDistrict = "", group = ""] = row.split("|").map((part) => part.trim());
    it(`${place} is under ${above || "nothing"}, district ${inDistrict}, group ${group}`, () => {
      assert.equal(
        places
          .ancestorsOf(place)
          .map(({ code }) => code)
          .join(" "),
        above,
      );
      assert.equal(places.districtOf(place)?.code ?? "-", inDistrict);
      assert.equal(places.groupOf(place)?.code ?? "-", group);
    });
  }

  it("lists the communes of the programme by code", () => {
    assert.deepEqual(
      places.communes.map(({ code }) => code),
      ["A", "B", "C", "LOST", "ROUND", "ROUND2", "V"],
    );
  });

  it("knows that two communes have one name, and that a town of that name is another kind", () => {
    assert.deepEqual(
      ["A", "B", "C", "T", "none"].map((code) => places.isNameShared(code)),
      [true, true, false, false, false],
    );
  });

  it("sums amounts upward through every level", () => {
    const totals = places.totalsOver(
      new Map([
        ["A", money(1)],
        ["B", money(10)],
        ["C", money(100)],
        ["V", money(1000)],
      ]),
    );
    assert.deepEqual(Object.fromEntries(totals), {
      A: 1001,
      B: 10,
      C: 100,
      V: 1000,
      D1: 1001,
      D2: 10,
      P: 1111,
    });
  });
});

describe("when a unit exists", () => {
  const cases = `
from | to   | in 2021 | in 2025 | within 2021-2025
     |      | true    | true    | true
2022 |      | false   | true    | true
     | 2024 | true    | false   | true
2026 |      | false   | false   | false
     | 2020 | false   | false   | false
2021 | 2021 | true    | false   | true
`;
  for (const row of cases.trimEnd().split("\n").slice(2)) {
    const [from = "", to = "", first = "", last = "", within = ""] = row
      .split("|")
      .map((part) => part.trim());
    it(`from ${from || "ever"} to ${to || "ever"}`, () => {
      const place = commune("A", {
        ...(from === "" ? {} : { validFrom: Number(from) }),
        ...(to === "" ? {} : { validTo: Number(to) }),
      });
      assert.deepEqual(
        [existsIn(place, 2021), existsIn(place, 2025), existsWithin(place, period)].map(String),
        [first, last, within],
      );
    });
  }
});
