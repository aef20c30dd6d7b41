import * as z from "zod";
import { about, id, name, ratio } from "../../plan/basicSchema.ts";

const factor = (vi: string, en: string): z.ZodType<string, string> =>
  about(
    ratio,
    `${vi}, so với số trong kế hoạch: 80% hoặc 0.8`,
    `${en}, of the figure in the plan: 80% or 0.8`,
  );

const low = factor("mức thấp nhất có thể", "the lowest that can be");
const mode = factor("mức dễ xảy ra nhất", "the likeliest");
const high = factor("mức cao nhất có thể", "the highest that can be");

/** How a figure of the plan may come out: the factor that it is multiplied by. */
export const distribution = about(
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("constant"), value: factor("mức chắc chắn", "the certain level") }),
    z.strictObject({ kind: z.literal("uniform"), low, high }),
    z.strictObject({ kind: z.literal("triangular"), low, mode, high }),
    z.strictObject({ kind: z.literal("pert"), low, mode, high }),
    z.strictObject({
      kind: z.literal("discrete"),
      outcomes: about(
        z
          .array(
            z.strictObject({
              value: factor("mức đạt được", "the level reached"),
              probability: about(ratio, "xác suất: 30% hoặc 0.3", "probability: 30% or 0.3"),
            }),
          )
          .min(1),
        "các khả năng; tổng xác suất đúng bằng 1",
        "the outcomes; their probabilities add up to exactly 1",
      ),
    }),
  ]),
  "phân bố của mức thực hiện: không đổi, đều, tam giác, PERT (dồn về mức dễ xảy ra nhất hơn tam giác), hoặc rời rạc",
  "distribution of what is achieved: constant, uniform, triangular, PERT (closer to the likeliest than triangular), or discrete",
);

export const uncertainFactor = z.strictObject({
  id,
  name: about(name.optional(), "tên để hiển thị, cả hai thứ tiếng", "name to show, in both languages"),
  distribution,
});

export const rankCorrelation = z.strictObject({
  first: about(id, "mã yếu tố thứ nhất", "id of the first factor"),
  second: about(id, "mã yếu tố thứ hai", "id of the second factor"),
  rank: about(
    z.string().regex(/^-?(?:0(?:\.\d+)?|1(?:\.0+)?)$/),
    "hệ số tương quan hạng (Spearman), lớn hơn -1 và nhỏ hơn 1, ví dụ 0.6",
    "rank correlation (Spearman), above -1 and below 1, e.g. 0.6",
  ),
});

/** What is uncertain, and what goes together. */
export const uncertainty = z.strictObject({
  factors: about(
    z.array(uncertainFactor).min(1),
    "yếu tố không chắc chắn, nhiều nhất 64",
    "what is uncertain, at most 64 factors",
  ),
  correlations: about(
    z.array(rankCorrelation).default([]),
    "tương quan giữa các yếu tố; cặp không ghi: không tương quan",
    "correlations between factors; a pair that is not given: none",
  ),
});

export type Distribution = z.output<typeof distribution>;
export type UncertainFactor = z.output<typeof uncertainFactor>;
export type RankCorrelation = z.output<typeof rankCorrelation>;

/** What is uncertain, as read; `checkUncertainty` says whether it makes sense. */
export type Uncertainty = z.output<typeof uncertainty>;
