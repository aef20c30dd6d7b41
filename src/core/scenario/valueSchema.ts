import * as z from "zod";
import { isRatioText } from "../money/ratio.ts";
import { about, amount, code, id, words, year } from "../plan/basicSchema.ts";
import { expenditureType } from "../plan/fundingSchema.ts";

/** How a value names a parameter of its scenario in place of a figure: `$share`. */
export const parameterPattern = /^\$[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

/** A ratio, or the parameter that holds it. */
export const ratioValue = z
  .string()
  .refine((text) => isRatioText(text) || parameterPattern.test(text), { params: { code: "ratio.invalid" } });

/** An amount in đồng, or the parameter that holds it. */
export const amountValue = z.union([amount, z.string().regex(parameterPattern)]);

/** Which budget lines an adjustment is about; what is not given is not restricted. */
export const slice = {
  lines: about(
    z.array(id).min(1).optional(),
    "mã dòng vốn; trống: mọi dòng trong phạm vi",
    "ids of lines; none: all lines of the slice",
  ),
  sources: about(
    z.array(id).min(1).optional(),
    "mã nguồn vốn; trống: mọi nguồn",
    "ids of sources; none: all",
  ),
  types: about(z.array(expenditureType).min(1).optional(), "loại vốn; trống: mọi loại", "types; none: all"),
  components: about(
    z.array(id).min(1).optional(),
    "mã nội dung thành phần; trống: mọi nội dung",
    "ids of components; none: all",
  ),
  from: about(year.optional(), "từ năm; trống: đầu giai đoạn", "first year; none: that of the plan"),
  to: about(year.optional(), "đến năm; trống: cuối giai đoạn", "last year; none: that of the plan"),
};

export const note = {
  note: about(words.optional(), "vì sao điều chỉnh", "why it is adjusted"),
};

export const places = about(z.array(code).min(1), "mã đơn vị hành chính", "codes of administrative units");
