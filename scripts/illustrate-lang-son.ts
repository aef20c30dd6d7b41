/**
 * Writes the illustrative attributes of the communes into the shipped plan. No document publishes these values; they are
 * made from a fixed seed so that the counts that are known hold: 88 communes of region III, 20 border communes, 65 that
 * are recognised (115 planned less 10 a year), of which 7 of the 10 in Đình Lập. Running it again changes nothing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Attribute, Locality, PlanFile } from "../src/core/plan/index.ts";

const seed = 160_2022;
const regionThreeCount = 88;
const recognisedCount = 65;
const notYetRecognised = ["Xã Châu Sơn", "Xã Lâm Ca", "Xã Đồng Thắng"];
/** Border communes by district: 20 in all; districts that touch the border. */
const borderCounts: Readonly<Record<string, number>> = {
  "Huyện Tràng Định": 4,
  "Huyện Văn Lãng": 5,
  "Huyện Cao Lộc": 5,
  "Huyện Lộc Bình": 4,
  "Huyện Đình Lập": 2,
};
const safeZoneCounts: Readonly<Record<string, number>> = { "Huyện Bắc Sơn": 6, "Huyện Bình Gia": 4 };
const city = "Thành phố Lạng Sơn";

type Random = () => number;

/** The generator mulberry32: 32 bits of state, the same numbers on every machine. */
function mulberry32(start: number): Random {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function whole(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** `count` of the items, each as likely as the other. */
function pick<Item>(random: Random, items: readonly Item[], count: number): readonly Item[] {
  const ranked = items.map((item) => ({ item, rank: random() }));
  if (ranked.length < count) throw new Error(`only ${ranked.length} of ${count} to pick from`);
  return ranked
    .sort((left, right) => left.rank - right.rank)
    .slice(0, count)
    .map(({ item }) => item);
}

interface Commune {
  readonly code: string;
  readonly name: string;
  readonly district: string;
}

type Values = Record<string, boolean | number | string>;

const madeUp = {
  vi: "Số liệu minh họa do phần mềm tạo từ một hạt giống cố định; không lấy từ văn bản nào và không dùng để ra quyết định.",
  en: "Illustrative values made from a fixed seed; from no document, not for decisions.",
};

/** The attributes for the communes of the programme, in the order in which they are shipped. */
export function illustrate(localities: readonly Locality[]): readonly Attribute[] {
  const random = mulberry32(seed);
  const districts = new Map(localities.map(({ code, name }) => [code, name]));
  const communes: readonly Commune[] = localities
    .filter(({ level, inProgramme }) => level === "commune" && inProgramme)
    .map(({ code, name, parent }) => ({ code, name, district: districts.get(parent ?? "") ?? "" }));
  const inDistricts = (counts: Readonly<Record<string, number>>): ReadonlySet<Commune> =>
    new Set(
      Object.entries(counts).flatMap(([district, count]) =>
        pick(
          random,
          communes.filter((commune) => commune.district === district),
          count,
        ),
      ),
    );
  const border = inDistricts(borderCounts);
  const safeZone = inDistricts(safeZoneCounts);
  const surelyRecognised = communes.filter(
    ({ district, name }) =>
      district === city || (district === "Huyện Đình Lập" && !notYetRecognised.includes(name)),
  );
  const others = communes.filter((commune) => !surelyRecognised.includes(commune));
  const regionThree = new Set(pick(random, others, regionThreeCount));
  const recognised = new Set([
    ...surelyRecognised,
    ...pick(
      random,
      others.filter((commune) => !regionThree.has(commune) && !notYetRecognised.includes(commune.name)),
      recognisedCount - surelyRecognised.length,
    ),
  ]);
  const rows = communes.map((commune) => {
    const poor = regionThree.has(commune);
    const met = recognised.has(commune) ? 19 : poor ? whole(random, 5, 12) : whole(random, 10, 18);
    const region = poor ? "region-3" : recognised.has(commune) || random() < 0.3 ? "region-1" : "region-2";
    const population = whole(random, poor ? 9 : 18, poor ? 32 : 68) * 100 + whole(random, 0, 99);
    const households = Math.round(population / (4 + whole(random, 0, 6) / 10));
    const poorShare = recognised.has(commune)
      ? whole(random, 2, 6)
      : poor
        ? whole(random, 18, 38)
        : whole(random, 7, 15);
    const poorHouseholds = Math.round((households * poorShare) / 100);
    const area = whole(random, 120, 720) / 10;
    return { commune, poor, met, region, population, households, poorHouseholds, area };
  });
  const values = (of: (row: (typeof rows)[number]) => boolean | number | string): Values =>
    Object.fromEntries(rows.map((row) => [row.commune.code, of(row)]));
  const common = { origin: "illustrative", note: madeUp } as const;
  const named = (id: string, vi: string, en: string): { id: string; name: { vi: string; en: string } } => ({
    id,
    name: { vi, en },
  });
  return [
    {
      ...named("criteria-met", "Số tiêu chí đạt cuối năm 2021", "Criteria met at the end of 2021"),
      kind: "whole",
      unit: "tiêu chí",
      ...common,
      values: values((row) => row.met),
    },
    {
      ...named("recognised", "Đã được công nhận đạt chuẩn", "Recognised as meeting the standard"),
      kind: "yesNo",
      ...common,
      values: values((row) => recognised.has(row.commune)),
    },
    {
      ...named("region", "Khu vực", "Region"),
      kind: "choice",
      choices: ["region-1", "region-2", "region-3"],
      ...common,
      values: values((row) => row.region),
    },
    {
      ...named("especially-disadvantaged", "Xã đặc biệt khó khăn", "Especially disadvantaged commune"),
      kind: "yesNo",
      ...common,
      values: values((row) => row.poor),
    },
    {
      ...named("border", "Xã biên giới", "Border commune"),
      kind: "yesNo",
      ...common,
      values: values((row) => border.has(row.commune)),
    },
    {
      ...named("safe-zone", "Xã an toàn khu (ATK)", "Safe-zone commune (ATK)"),
      kind: "yesNo",
      ...common,
      values: values((row) => safeZone.has(row.commune)),
    },
    {
      ...named("population", "Dân số", "Population"),
      kind: "whole",
      unit: "người",
      ...common,
      values: values((row) => row.population),
    },
    {
      ...named("households", "Số hộ", "Households"),
      kind: "whole",
      unit: "hộ",
      ...common,
      values: values((row) => row.households),
    },
    {
      ...named("poor-households", "Số hộ nghèo", "Poor households"),
      kind: "whole",
      unit: "hộ",
      ...common,
      values: values((row) => row.poorHouseholds),
    },
    {
      ...named("area", "Diện tích tự nhiên", "Area"),
      kind: "decimal",
      unit: "km²",
      ...common,
      values: values((row) => row.area),
    },
  ];
}

/** The plan file's text with its illustrative attributes made anew; all else stays. */
export function illustratedText(planText: string): string {
  const plan = JSON.parse(planText) as PlanFile;
  const kept = plan.attributes.filter(({ origin }) => origin !== "illustrative");
  const attributes = [...kept, ...illustrate(plan.localities)];
  return `${JSON.stringify({ ...plan, attributes }, null, 1)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../src/plans/lang-son-2021-2025/plan.json", import.meta.url));
  writeFileSync(file, illustratedText(readFileSync(file, "utf8")));
}
