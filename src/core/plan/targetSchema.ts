import * as z from "zod";
import { about, code, documentPlace, id, name, words } from "./basicSchema.ts";

const count = z.int().min(0).max(1_000_000);
const printedText = z.string().regex(/^[0-9.,]+$/);

/** A criterion (or a milestone) as a number of communes: how many, of how many, how many more. */
export const target = z.strictObject({
  id,
  set: about(id, "bộ tiêu chí hoặc nhóm chỉ tiêu", "criteria set or group"),
  number: about(words, "số thứ tự tiêu chí", "number of the criterion"),
  name,
  count: about(
    count.nullable(),
    "số xã đạt; null nếu văn bản không ghi",
    "communes that meet it; null if not given",
  ),
  denominator: about(count.nullable(), "mẫu số in kèm", "printed denominator"),
  added: about(count.nullable(), "số xã tăng thêm", "communes added"),
  baseline: about(count.nullable(), "số đầu kỳ, nếu văn bản ghi", "number at the start, if given"),
  kept: about(z.boolean(), "chỉ duy trì", "only kept up"),
  printedPercent: about(printedText.nullable(), "tỷ lệ phần trăm in kèm", "printed percentage"),
  documentPlace,
});

/** One indicator as the document states it in one place. Statements of one indicator must agree. */
export const statement = z.strictObject({
  indicator: about(id, "mã chỉ tiêu", "id of the indicator"),
  name,
  printed: about(printedText, "giá trị đúng như in", "value as printed"),
  unit: about(words, "đơn vị tính", "unit"),
  documentPlace,
});

/** Says that a target's computed percentage is the same thing as a stated indicator. */
export const statedTarget = z.strictObject({
  indicator: about(id, "mã chỉ tiêu", "id of an indicator"),
  target: about(id, "mã mục tiêu", "id of a target"),
});

export const work = z.strictObject({
  id,
  name,
  quantity: about(printedText, "khối lượng đúng như in", "quantity as printed"),
  unit: about(name, "đơn vị tính", "unit"),
  perYear: about(printedText.optional(), "bình quân mỗi năm, đúng như in", "a year, as printed"),
  place: about(code.optional(), "mã đơn vị, nếu chỉ ở một nơi", "unit code, if in one place"),
  documentPlace,
});
