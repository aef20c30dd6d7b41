import type { PlanFile } from "../../src/core/plan/index.ts";

/** A name in both languages; the Vietnamese one twice if no other is given. */
export const name = (vi: string, en = vi) => ({ vi, en });

/** Components, a limit of each kind, order of use and rounding method of the small plan. */
export const smallConstraints: Pick<PlanFile, "components" | "limits" | "sourceUses" | "roundingMethod"> = {
  components: [
    { id: "roads", name: name("Giao thông", "Roads") },
    { id: "schools", name: name("Trường học", "Schools") },
  ],
  limits: [
    {
      kind: "floor",
      id: "floor-each",
      name: name("Mức sàn từng xã"),
      sources: ["central"],
      each: ["place", "year"],
      attribute: "floor",
      origin: "decided",
      legalReference: { document: "Nghị quyết ví dụ", article: "Điều 3", read: true },
    },
    {
      kind: "cap",
      id: "cap-district",
      name: name("Trần huyện"),
      sources: ["central", "local"],
      types: ["developmentInvestment", "recurrent"],
      from: 2022,
      to: 2023,
      places: ["012"],
      components: ["roads"],
      share: "1:1.5",
      base: "total",
      origin: "assumed",
    },
    {
      kind: "hold",
      id: "hold-debt",
      name: name("Trả nợ"),
      places: ["00123"],
      amount: 10_049_500_001,
      owner: "Sở Tài chính",
      reason: "Nợ xây dựng cơ bản",
      origin: "illustrative",
    },
    {
      kind: "excluded",
      id: "merged",
      name: name("Xã sáp nhập"),
      from: 2023,
      places: ["00123"],
      reason: "Đã sáp nhập",
      origin: "decided",
    },
    {
      kind: "reserve",
      id: "reserve",
      name: name("Dự phòng 10%"),
      sources: ["central"],
      share: "10%",
      origin: "stated",
    },
    { kind: "tier", id: "first", name: name("Ưu tiên"), places: ["00123"], tier: 1, origin: "decided" },
  ],
  sourceUses: [
    { source: "central", rank: 1, carryOver: true },
    { source: "local", rank: 2, carryOver: false },
  ],
  roundingMethod: "webster",
};
