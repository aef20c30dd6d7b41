import * as z from "zod";
import { about, id, year } from "./basicSchema.ts";
import { expenditureType } from "./fundingSchema.ts";

/** The dimensions of a slice of money, for limits, adjustments and what is uncertain; what is not given is not restricted. */
export const slicePart = {
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
  lines: about(
    z.array(id).min(1).optional(),
    "mã dòng vốn; trống: mọi dòng trong phạm vi",
    "ids of lines; none: all lines of the slice",
  ),
  from: about(year.optional(), "từ năm; trống: đầu giai đoạn", "first year; none: that of the plan"),
  to: about(year.optional(), "đến năm; trống: cuối giai đoạn", "last year; none: that of the plan"),
};
