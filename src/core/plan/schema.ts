import * as z from "zod";
import { about, amount, id, name, numberStyle, span, words } from "./basicSchema.ts";
import { budgetLine, counterpartRule, source, statedShare, statedTotal } from "./fundingSchema.ts";
import { component, limit, roundingMethod, sourceUse } from "./limitSchema.ts";
import { milestone } from "./milestoneSchema.ts";
import { attribute, locality, norm, phasing, weighting, weightingUse } from "./placeSchema.ts";
import { statedTarget, statement, target, work } from "./targetSchema.ts";

/** The version of the plan file that this engine reads and writes. */
export const planSchemaVersion = "phanbo/plan/1";

/** An accepted correction: what was changed, from what, and on which finding's evidence. */
export const correction = z.strictObject({
  finding: about(z.string().min(1), "mã phát hiện đã chấp nhận", "id of the finding accepted"),
  target: about(id, "mã dòng vốn hoặc số tổng được sửa", "id of the line or total corrected"),
  from: amount,
  to: amount,
  evidence: about(z.array(z.string()), "bằng chứng", "evidence"),
});

export const planSchema = z.strictObject({
  schema: about(z.literal(planSchemaVersion), "phiên bản của định dạng", "version of the format"),
  id,
  name,
  document: about(
    z.strictObject({
      number: about(words, "số, ký hiệu", "number"),
      date: about(z.iso.date(), "ngày ban hành", "date of issue"),
      issuer: about(name, "cơ quan ban hành", "issuer"),
      title: about(name, "trích yếu", "title"),
      source: about(name, "số liệu lấy từ đâu", "where the figures were taken from"),
      numberStyle,
    }),
    "văn bản của kế hoạch",
    "the document of the plan",
  ),
  period: about(z.strictObject(span), "giai đoạn", "period"),
  sources: about(z.array(source).min(1), "nguồn vốn", "funding sources"),
  lines: about(
    z.array(budgetLine).min(1),
    "dòng vốn: nguồn, loại vốn, giai đoạn, số tiền",
    "budget lines: source, type, period, amount",
  ),
  totals: about(
    z.array(statedTotal),
    "số tổng in trong văn bản: để so sánh, không bao giờ cộng",
    "totals that the document prints: compared, never summed",
  ),
  shares: about(z.array(statedShare), "tỷ trọng in trong văn bản", "shares that the document prints"),
  counterpartRules: about(z.array(counterpartRule), "quy tắc về vốn đối ứng", "rules on counterpart funding"),
  norms: about(z.array(norm), "định mức phân bổ", "norms of allocation"),
  weightings: about(
    z.array(weighting),
    "trọng số: cách chia vốn giữa các đơn vị",
    "weightings: how money is divided among places",
  ),
  weightingUses: about(
    z.array(weightingUse),
    "trọng số áp dụng cho từng nguồn",
    "the weighting that each source follows",
  ),
  components: about(z.array(component).default([]), "nội dung thành phần", "components of the programme"),
  limits: about(
    z.array(limit).default([]),
    "giới hạn: mức sàn, mức trần, số giữ, loại trừ, dự phòng, bậc ưu tiên",
    "limits: floors, caps, holds, exclusions, reserves, priority tiers",
  ),
  sourceUses: about(
    z.array(sourceUse).default([]),
    "thứ tự sử dụng và chuyển nguồn; nguồn không ghi: theo thứ tự của kế hoạch, không chuyển nguồn",
    "order of use and carry-over; a source not named: in the plan's order, nothing carried over",
  ),
  roundingMethod: roundingMethod.default("largestRemainder"),
  phasing: about(phasing, "phân kỳ theo năm", "phasing by year"),
  localities: about(z.array(locality).min(1), "đơn vị hành chính", "administrative units"),
  attributes: about(z.array(attribute), "thuộc tính của đơn vị hành chính", "attributes of places"),
  targets: about(z.array(target), "mục tiêu theo tiêu chí", "targets by criterion"),
  statements: about(z.array(statement), "chỉ tiêu nêu trong văn bản", "indicators that the document states"),
  statedTargets: about(
    z.array(statedTarget),
    "chỉ tiêu trùng với tiêu chí nào",
    "which indicator says the same as which target",
  ),
  works: about(z.array(work), "công trình", "works"),
  corrections: about(z.array(correction), "sửa đổi đã được chấp nhận", "corrections that were accepted"),
  milestones: about(
    z.array(milestone).default([]),
    "các mốc mà kế hoạch đã qua; không có mặt trong mã băm của kế hoạch",
    "milestones that the plan went through; no part of the plan's hash",
  ),
});

/** A plan as a file holds it. */
export type PlanFile = z.input<typeof planSchema>;

/** A plan that has been read and checked against the schema; amounts are Money. */
export type Plan = z.output<typeof planSchema>;
