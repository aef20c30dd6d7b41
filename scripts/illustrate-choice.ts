/**
 * Writes the illustrative choice file of the shipped plan: which communes to bring to the standard, and when. What a commune costs is
 * published nowhere; the amounts are made from a fixed seed, more where more criteria are missing, so that the plan's 115 communes by
 * 2025 can be paid for and not many more. Running it again changes nothing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PlanFile } from "../src/core/plan/index.ts";

const seed = 115_2025;

/** Of Đình Lập, named by the plan (III): they reach the standard in the period. */
const decided = ["Xã Châu Sơn", "Xã Lâm Ca", "Xã Đồng Thắng"];

const criteria = 19;

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

const million = 1_000_000;

/** Whole millions from `least` to `most`, as đồng. */
function millions(random: Random, least: number, most: number): number {
  return (least + Math.floor(random() * (most - least + 1))) * million;
}

type Amounts = Record<string, number>;

/** The amounts of each group by code, for communes that are not at the standard. */
function illustratedCosts(plan: PlanFile): Readonly<Record<"works" | "support" | "contributions", Amounts>> {
  const random = mulberry32(seed);
  const valuesOf = (id: string) => plan.attributes.find((one) => one.id === id)?.values ?? {};
  const [met, recognised] = [valuesOf("criteria-met"), valuesOf("recognised")];
  const costs: Readonly<Record<"works" | "support" | "contributions", Amounts>> = {
    works: {},
    support: {},
    contributions: {},
  };
  for (const { code, level, inProgramme } of plan.localities) {
    const has = met[code];
    if (level !== "commune" || !inProgramme || recognised[code] !== false || typeof has !== "number")
      continue;
    const missing = criteria - has;
    const sum = (least: number, most: number): number =>
      Array.from({ length: missing }, () => millions(random, least, most)).reduce((all, one) => all + one, 0);
    costs.works[code] = millions(random, 3_300, 6_600) + sum(2_700, 4_800);
    costs.support[code] = millions(random, 330, 770) + sum(280, 660);
    costs.contributions[code] = millions(random, 440, 990) + sum(220, 550);
  }
  return costs;
}

const note = {
  vi: "Chi phí của từng xã, tỷ lệ vốn được dùng và phần mỗi nguồn chịu là số minh họa do phần mềm tạo từ một hạt giống cố định; không lấy từ Kế hoạch 160/KH-UBND hay văn bản nào khác. Thay bằng số của tỉnh trước khi dùng để quyết định. Số xã đạt chuẩn (115 xã đến năm 2025, mỗi năm khoảng 10 xã) và ba xã của huyện Đình Lập lấy từ Kế hoạch.",
  en: "What communes cost, the parts of money that may be used and who bears what are illustrative, made from a fixed seed; none is from Plan 160/KH-UBND or any other document. Put the province's own in their place before deciding on them. The counts (115 communes by 2025, about 10 a year) and the three communes of Đình Lập are the Plan's.",
};

/** The choice file as it ships. */
export function illustratedChoice(plan: PlanFile): Readonly<Record<string, unknown>> {
  const costs = illustratedCosts(plan);
  const group = (
    id: keyof typeof costs,
    name: { readonly vi: string; readonly en: string },
    type: string,
    bearers: readonly Readonly<Record<string, string>>[],
  ) => ({ id, name, type, cost: { kind: "amounts", amounts: costs[id] }, bearers });
  const recognised = plan.attributes.find(({ id }) => id === "recognised")?.values ?? {};
  const districts = plan.localities.filter(({ level }) => level === "district");
  const communesOf = (district: string) =>
    plan.localities.filter((one) => one.parent === district && one.inProgramme).map(({ code }) => code);
  const isDecided = ({ code, name }: { readonly code: string; readonly name: string }): boolean =>
    decided.includes(name) && recognised[code] === false;
  return {
    schema: "phanbo/choice/1",
    id: "lang-son-communes",
    name: {
      vi: "Chọn xã đạt chuẩn nông thôn mới giai đoạn 2021-2025 (chi phí minh họa)",
      en: "Communes to reach the standard, 2021-2025 (illustrative costs)",
    },
    base: plan.id,
    origin: "illustrative",
    note,
    from: 2021,
    to: 2025,
    reached: "recognised",
    people: "population",
    groups: [
      group("works", { vi: "Công trình hạ tầng", en: "Works" }, "developmentInvestment", [
        { source: "central" },
        { source: "local" },
        { source: "ethnic-minority", atMost: "50%" },
        { source: "poverty-reduction", atMost: "20%" },
      ]),
      group(
        "support",
        { vi: "Hỗ trợ sản xuất, đào tạo, tuyên truyền", en: "Production, training" },
        "recurrent",
        [
          { source: "central" },
          { source: "local" },
          { source: "ethnic-minority" },
          { source: "poverty-reduction" },
        ],
      ),
      group(
        "contributions",
        { vi: "Phần doanh nghiệp, người dân đóng góp", en: "Contributions" },
        "unspecified",
        [{ source: "enterprise" }, { source: "community" }],
      ),
    ],
    criteria: [
      {
        id: "poor-households",
        name: { vi: "Số hộ nghèo", en: "Poor households" },
        attribute: "poor-households",
        weight: "1",
      },
      {
        id: "border",
        name: { vi: "Xã biên giới", en: "Border commune" },
        attribute: "border",
        weight: "100",
      },
    ],
    places: plan.localities.filter(isDecided).map(({ code }) => ({ place: code, choice: "yes" })),
    mostAYear: 12,
    districts: districts.flatMap(({ code }) => {
      const communes = communesOf(code);
      const before = communes.filter((one) => recognised[one] === true).length;
      return before === communes.length ? [] : [{ district: code, places: before + 1 }];
    }),
    budgets: [
      { sources: ["central", "local"], share: "60%", carryOver: true },
      { sources: ["ethnic-minority", "poverty-reduction"], share: "30%", carryOver: true },
      { sources: ["enterprise", "community"], share: "10%", carryOver: true },
    ],
    counterparts: [
      { rule: "counterpart-2021", each: "year" },
      { rule: "counterpart-2022-2025", each: "year" },
    ],
    target: 115,
    objective: { kind: "communes" },
  };
}

/** The file's text, made from the plan file's. */
export function illustratedChoiceText(planText: string): string {
  return `${JSON.stringify(illustratedChoice(JSON.parse(planText) as PlanFile), null, 1)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL("../src/plans/lang-son-2021-2025/", import.meta.url);
  const plan = readFileSync(new URL("plan.json", folder), "utf8");
  writeFileSync(new URL("choice.json", folder), illustratedChoiceText(plan));
}
