import * as z from "zod";
import { about, id, ratio, span, unit, year } from "../plan/basicSchema.ts";
import { expenditureType, source } from "../plan/fundingSchema.ts";
import { amountValue, note, ratioValue, slice } from "./valueSchema.ts";

const roundTo = {
  roundTo: about(
    unit.optional(),
    "làm tròn tổng đến đơn vị này, nửa đơn vị làm tròn lên; trống: đồng",
    "the total is rounded to this unit, halves up; none: đồng",
  ),
};

export const scaleLines = z.strictObject({
  kind: z.literal("scaleLines"),
  ...slice,
  factor: about(ratioValue, "nhân với: 90% là giảm 10%", "multiplied by: 90% takes 10% off"),
  ...roundTo,
  ...note,
});

export const setLines = z.strictObject({
  kind: z.literal("setLines"),
  ...slice,
  amount: about(amountValue.optional(), "tổng mới của phạm vi, đồng", "new total of the slice, đồng"),
  share: about(
    ratioValue.optional(),
    "hoặc tỷ lệ của các dòng ở of",
    "or a share of the lines that `of` names",
  ),
  of: about(
    z
      .strictObject({
        lines: slice.lines,
        sources: slice.sources,
        types: slice.types,
        components: slice.components,
      })
      .optional(),
    "các dòng làm gốc của tỷ lệ, cùng các năm của phạm vi",
    "the lines that the share is of, in the years of the slice",
  ),
  ...roundTo,
  ...note,
});

export const moveMoney = z.strictObject({
  kind: z.literal("moveMoney"),
  ...slice,
  amount: about(amountValue.optional(), "số tiền chuyển, đồng", "amount moved, đồng"),
  share: about(ratioValue.optional(), "hoặc tỷ lệ của phạm vi", "or a share of the slice"),
  target: about(
    z.strictObject({
      line: about(id.optional(), "mã dòng vốn nhận tiền", "id of the line that gets it"),
      source: about(id.optional(), "nguồn vốn nhận; trống: như dòng chuyển đi", "source; none: as before"),
      type: about(
        expenditureType.optional(),
        "loại vốn nhận; trống: như dòng chuyển đi",
        "type; none: as before",
      ),
      component: about(
        id.optional(),
        "nội dung thành phần nhận; trống: như dòng chuyển đi",
        "component; none: as before",
      ),
      from: about(year.optional(), "năm đầu nhận; trống: như dòng chuyển đi", "first year; none: as before"),
      to: about(year.optional(), "năm cuối nhận; trống: như năm đầu", "last year; none: the first"),
    }),
    "chuyển đến đâu: một dòng vốn, hoặc nguồn, loại vốn, năm khác với dòng chuyển đi",
    "where to: a line, or the source, type, years that differ from the lines it is taken from",
  ),
  ...roundTo,
  ...note,
});

export const setMobilisation = z.strictObject({
  kind: z.literal("setMobilisation"),
  source: about(id, "mã nguồn vốn", "id of a source"),
  rate: about(ratioValue, "tỷ lệ huy động được", "share that is mobilised"),
  from: slice.from,
  to: slice.to,
  ...roundTo,
  ...note,
});

export const addSource = z.strictObject({
  kind: z.literal("addSource"),
  newSource: about(source, "nguồn vốn mới", "the new source"),
  ...note,
});

export const addLine = z.strictObject({
  kind: z.literal("addLine"),
  line: about(
    z.strictObject({
      id,
      source: about(id, "mã nguồn vốn", "id of a source"),
      type: expenditureType,
      component: about(id.optional(), "mã nội dung thành phần", "id of a component"),
      ...span,
    }),
    "dòng vốn mới",
    "the new line",
  ),
  amount: about(amountValue, "số tiền, đồng", "amount, đồng"),
  share: about(
    ratioValue.optional(),
    "phần của số tiền được hưởng; trống: toàn bộ",
    "share of the amount that it gets; none: all",
  ),
  totals: about(
    z.array(id).min(1).optional(),
    "mã các số tổng có thêm dòng này",
    "ids of the totals that count it as a part",
  ),
  ...roundTo,
  ...note,
});

export const setProfile = z.strictObject({
  kind: z.literal("setProfile"),
  profile: about(
    id,
    "mã cách phân kỳ; mã mới cần trọng số theo năm",
    "id of a profile; a new one needs weights",
  ),
  sources: about(
    z.array(id).min(1).optional(),
    "mã nguồn theo cách phân kỳ này; trống: mặc định của kế hoạch",
    "ids of the sources that follow it; none: the plan's default",
  ),
  weights: about(
    z.record(z.string().regex(/^\d{4}$/), ratio).optional(),
    "trọng số theo năm, thay cho trọng số cũ",
    "weight by year, in place of what there was",
  ),
  ...note,
});
