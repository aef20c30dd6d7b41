import * as z from "zod";
import {
  about,
  amount,
  documentPlace,
  id,
  legalReference,
  name,
  printed,
  ratio,
  span,
  words,
} from "./basicSchema.ts";

const common = { id, name };

export const source = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("centralBudget"), ...common }),
  z.strictObject({
    kind: z.literal("localBudget"),
    ...common,
    level: about(z.enum(["all", "province", "district", "commune"]), "cấp ngân sách", "level of the budget"),
  }),
  z.strictObject({
    kind: z.literal("integrated"),
    ...common,
    owner: about(words, "chương trình sở hữu vốn lồng ghép", "the programme that owns the money"),
  }),
  z.strictObject({
    kind: z.literal("enterprise"),
    ...common,
    group: about(words, "nhóm doanh nghiệp", "group of enterprises"),
  }),
  z.strictObject({
    kind: z.literal("credit"),
    ...common,
    creditType: about(words, "loại tín dụng", "type of credit"),
  }),
  z.strictObject({
    kind: z.literal("community"),
    ...common,
    forms: about(
      z.array(z.enum(["cash", "kind", "land", "labour"])).min(1),
      "hình thức đóng góp",
      "forms of contribution",
    ),
  }),
]);

export const expenditureTypes = ["developmentInvestment", "recurrent", "unspecified"] as const;

export const expenditureType = about(
  z.enum(expenditureTypes),
  "vốn đầu tư phát triển, vốn sự nghiệp, không phân loại",
  "development investment, recurrent expenditure, not specified",
);

/** How a derived amount follows from others; the check works it out again, with its interval. */
export const derivation = z.discriminatedUnion("method", [
  about(
    z.strictObject({
      method: z.literal("counterpartBase"),
      rule: about(id, "mã quy tắc đối ứng", "id of a counterpart rule"),
      line: about(id, "mã dòng vốn đối ứng", "id of the counterpart line"),
    }),
    "số mà quy tắc đối ứng đòi, tính ngược từ dòng vốn đối ứng đã in",
    "the base that a counterpart rule implies from the printed counterpart line",
  ),
  about(
    z.strictObject({
      method: z.literal("residual"),
      total: about(id, "mã số tổng", "id of a stated total"),
      less: about(
        z.array(id).min(1),
        "mã các dòng hoặc số tổng được trừ",
        "ids of lines or totals taken off",
      ),
    }),
    "số tổng đã in trừ các dòng khác",
    "a printed total less other lines",
  ),
]);

export const budgetLine = z.strictObject({
  id,
  source: about(id, "mã nguồn vốn", "id of a source"),
  type: expenditureType,
  component: about(id.optional(), "mã nội dung thành phần", "id of a component"),
  ...span,
  amount,
  status: about(
    z.enum(["stated", "derived", "assumed", "decided"]),
    "đã in, suy ra, giả định, đã quyết định",
    "stated, derived, assumed, decided",
  ),
  printed: printed.optional(),
  derivation: about(derivation.optional(), "cách suy ra", "how it was derived"),
  documentPlace,
});

/** A subtotal or total that the document prints: compared with its parts, never summed. */
export const statedTotal = z.strictObject({
  id,
  name,
  parts: about(z.array(id).min(1), "mã dòng vốn hoặc số tổng con", "ids of lines or of other stated totals"),
  amount,
  printed,
  documentPlace,
});

/** A printed share of a total. Shares of one base form a group that should sum to 100. */
export const statedShare = z.strictObject({
  id,
  part: about(id, "mã dòng vốn hoặc số tổng", "id of a line or stated total"),
  base: about(id, "mã số tổng làm mẫu số", "id of the stated total it is a share of"),
  printedPercent: about(z.string().regex(/^[0-9.,]+$/), "phần trăm đúng như in", "percent as printed"),
  documentPlace,
});

/** A requirement on local money; never a source. */
export const counterpartRule = z.strictObject({
  id,
  name,
  base: about(z.array(id).min(1), "nguồn vốn được đối ứng", "sources that must be matched"),
  counterpart: about(z.array(id).min(1), "nguồn vốn đối ứng", "sources that match them"),
  types: about(z.array(expenditureType).min(1), "loại vốn", "types of expenditure"),
  ...span,
  ratio,
  mode: about(z.enum(["minimum", "exact"]), "tối thiểu hoặc đúng bằng", "at least, or exactly"),
  tolerance: about(amount, "sai số chấp nhận, đồng", "tolerance, đồng"),
  level: about(z.enum(["province", "district", "commune"]), "cấp áp dụng", "level at which it binds"),
  onShortfall: about(
    z.enum(["report", "limitBase", "refuse"]).default("report"),
    "khi đối ứng không đủ: chỉ báo, giảm vốn được đối ứng xuống mức đối ứng được, hoặc không phân bổ",
    "where it is short: report it, limit the money that must be matched to what can be, or refuse to allocate",
  ),
  excludedLines: about(
    z.array(id).optional(),
    "mã các dòng vốn không tính vào bên nào (chỉ ở cấp tỉnh)",
    "ids of lines counted on neither side (at the level of the province only)",
  ),
  legalReference,
  documentPlace: documentPlace.optional(),
});
