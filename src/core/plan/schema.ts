import * as z from "zod";
import { about, amount, id, name, numberStyle, span, words } from "./basicSchema.ts";
import { budgetLine, counterpartRule, source, statedShare, statedTotal } from "./fundingSchema.ts";
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
  evidence: z.array(z.string()),
});

export const planSchema = z.strictObject({
  schema: z.literal(planSchemaVersion),
  id,
  name,
  document: z.strictObject({
    number: words,
    date: about(z.iso.date(), "ngày ban hành", "date of issue"),
    issuer: name,
    title: name,
    source: about(name, "số liệu lấy từ đâu", "where the figures were taken from"),
    numberStyle,
  }),
  period: z.strictObject(span),
  sources: z.array(source).min(1),
  lines: z.array(budgetLine).min(1),
  totals: z.array(statedTotal),
  shares: z.array(statedShare),
  counterpartRules: z.array(counterpartRule),
  norms: z.array(norm),
  weightings: z.array(weighting),
  weightingUses: z.array(weightingUse),
  phasing,
  localities: z.array(locality).min(1),
  attributes: z.array(attribute),
  targets: z.array(target),
  statements: z.array(statement),
  statedTargets: z.array(statedTarget),
  works: z.array(work),
  corrections: z.array(correction),
});

/** A plan as a file holds it. */
export type PlanFile = z.input<typeof planSchema>;

/** A plan that has been read and checked against the schema; amounts are Money. */
export type Plan = z.output<typeof planSchema>;
