import * as z from "zod";
import { about, amount, id, words } from "./basicSchema.ts";
import { expenditureType } from "./fundingSchema.ts";

/** What a plan went through: drafted, submitted, decided, adjusted (once or several times). */
export const stages = ["draft", "submitted", "decided", "adjusted"] as const;

/**
 * An amount as it stood at a milestone. A line says its source and type, so that totals can be made again after the line is gone
 * from the plan; where the source itself is gone, its id is all that is left of it.
 */
export const milestoneFigure = z.discriminatedUnion("kind", [
  about(
    z.strictObject({
      kind: z.literal("line"),
      id: about(id, "mã dòng vốn", "id of a line"),
      source: about(id, "mã nguồn vốn khi đó", "id of its source at that time"),
      type: expenditureType,
      amount,
    }),
    "dòng vốn khi đó",
    "a line as it was",
  ),
  about(
    z.strictObject({
      kind: z.literal("total"),
      id: about(id, "mã số tổng", "id of a stated total"),
      amount,
    }),
    "số tổng in trong văn bản khi đó",
    "a stated total as it was",
  ),
]);

/** A stage that the plan went through, with its amounts, so that nobody needs the old file to see what moved. */
export const milestone = z.strictObject({
  id,
  name: about(words, "tên mốc, như cơ quan gọi", "what the office calls it"),
  stage: about(
    z.enum(stages),
    "dự thảo, đã trình, đã quyết định, đã điều chỉnh",
    "draft, submitted, decided, adjusted",
  ),
  number: about(
    z.int().min(1).max(99).optional(),
    "lần điều chỉnh thứ mấy",
    "which adjustment, counted from 1",
  ),
  date: about(z.iso.date(), "ngày của mốc", "date of the milestone"),
  note: about(words.optional(), "ghi chú: tờ trình, lý do", "note: the submission, the reason"),
  author: about(words.optional(), "người ghi mốc", "who recorded it"),
  plan: about(
    z.string().regex(/^[0-9a-f]{64}$/),
    "mã băm SHA-256 của kế hoạch khi đó, không kể các mốc",
    "SHA-256 of the plan at that time, its milestones left out",
  ),
  figures: about(
    z.array(milestoneFigure),
    "số tiền của từng dòng vốn và số tổng khi đó",
    "amounts of lines and stated totals at that time",
  ),
});
