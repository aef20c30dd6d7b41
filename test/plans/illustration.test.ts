import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { illustratedText } from "../../scripts/illustrate-lang-son.ts";
import { parsePlan, type Plan } from "../../src/core/plan/index.ts";

const text = readFileSync("src/plans/lang-son-2021-2025/plan.json", "utf8");

function plan(): Plan {
  const parsed = parsePlan(JSON.parse(text));
  assert.ok(parsed.ok);
  return parsed.value;
}

function count(id: string, wanted: unknown, among?: ReadonlySet<string>): number {
  const attribute = plan().attributes.find((candidate) => candidate.id === id);
  assert.ok(attribute !== undefined, id);
  return Object.entries(attribute.values).filter(
    ([code, value]) => value === wanted && (among?.has(code) ?? true),
  ).length;
}

describe("the shipped plan's places", () => {
  it("has 11 districts and 200 units, of which 181 communes take part and 19 towns and wards do not", () => {
    const { localities } = plan();
    const units = localities.filter(({ level }) => level === "commune");
    const inside = units.filter(({ inProgramme }) => inProgramme);
    assert.equal(localities.filter(({ level }) => level === "district").length, 11);
    assert.equal(units.length, 200);
    assert.equal(inside.length, 181);
    assert.ok(inside.every(({ kind }) => kind === "xa"));
    assert.ok(units.every(({ kind, inProgramme }) => (kind === "xa") === inProgramme));
    const perDistrict = new Map<string | null, number>();
    for (const { parent } of inside) perDistrict.set(parent, (perDistrict.get(parent) ?? 0) + 1);
    assert.deepEqual(
      localities
        .filter(({ level }) => level === "district")
        .map(({ name, code }) => `${name} ${perDistrict.get(code)}`),
      [
        "Thành phố Lạng Sơn 3",
        "Huyện Tràng Định 21",
        "Huyện Bình Gia 18",
        "Huyện Văn Lãng 16",
        "Huyện Cao Lộc 20",
        "Huyện Văn Quan 16",
        "Huyện Bắc Sơn 17",
        "Huyện Hữu Lũng 23",
        "Huyện Chi Lăng 18",
        "Huyện Lộc Bình 19",
        "Huyện Đình Lập 10",
      ],
    );
    assert.ok(localities.every(({ name }) => name === name.normalize("NFC").trim() && !/\s\s|\r/.test(name)));
  });

  it("tells places of one name apart by code", () => {
    const names = plan()
      .localities.filter(({ inProgramme, level }) => inProgramme && level === "commune")
      .map(({ name }) => name);
    assert.equal(names.filter((name) => name === "Xã Hòa Bình").length, 4);
    const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    assert.equal(repeated.size, 9);
  });
});

describe("the illustrative attributes", () => {
  it("come out of the committed script to the byte", () => {
    assert.equal(illustratedText(text), text);
  });

  it("keep the counts that are known: 88 of region III, 20 border, 65 recognised, 7 of Đình Lập's 10", () => {
    const { localities, attributes } = plan();
    const district = localities.find(({ name }) => name === "Huyện Đình Lập");
    const inDistrict = new Set(
      localities.filter(({ parent }) => parent === district?.code).map(({ code }) => code),
    );
    assert.equal(count("region", "region-3"), 88);
    assert.equal(count("especially-disadvantaged", true), 88);
    assert.equal(count("border", true), 20);
    assert.equal(count("recognised", true), 65);
    assert.equal(count("recognised", true, inDistrict), 7);
    assert.equal(count("criteria-met", 19), 65);
    assert.ok(attributes.every(({ origin }) => origin === "illustrative"));
    assert.ok(attributes.every(({ values }) => Object.keys(values).length === 181));
  });
});
