import * as z from "zod";
import { about, id, name, origin, year } from "../../plan/basicSchema.ts";
import { slicePart } from "../../plan/sliceSchema.ts";
import { uncertainFactor, uncertainty } from "../distributions/distributionSchema.ts";

/** The version of the uncertainty file that this engine reads. */
export const uncertaintySchemaVersion = "phanbo/uncertainty/1";

/** What a factor multiplies: budget lines of the plan; what is not given is not restricted. */
const slice = {
  sources: slicePart.sources,
  types: slicePart.types,
  components: slicePart.components,
  lines: slicePart.lines,
  from: about(
    year.optional(),
    "từ năm: chỉ các dòng nằm trọn từ năm này trở đi",
    "first year: only lines that lie wholly in it or after it",
  ),
  to: about(
    year.optional(),
    "đến năm: chỉ các dòng nằm trọn đến hết năm này",
    "last year: only lines that lie wholly in it or before it",
  ),
};

export const uncertaintyFile = z.strictObject({
  schema: about(z.literal(uncertaintySchemaVersion), "phiên bản của định dạng", "version of the format"),
  id,
  name,
  base: about(id, "mã kế hoạch mà tệp này nói đến", "id of the plan that it is about"),
  origin: about(
    origin,
    "xuất xứ của các mức: minh họa, giả định, đã quyết định, số liệu chính thức…; báo cáo in lại",
    "origin of the levels: illustrative, assumed, decided, official…; reports print it",
  ),
  note: about(name.optional(), "ghi chú: các mức dựa vào đâu", "note: what the levels rest on"),
  factors: about(
    z.array(z.strictObject({ ...uncertainFactor.shape, ...slice })).min(1),
    "yếu tố không chắc chắn, nhiều nhất 64; dòng vốn ứng với nhiều yếu tố được nhân với tất cả",
    "what is uncertain, at most 64 factors; a line that several are about is multiplied by all of them",
  ),
  correlations: uncertainty.shape.correlations,
});

/** What is uncertain about a plan, as read. */
export type PlanUncertainty = z.output<typeof uncertaintyFile>;

/** One factor with the lines that it multiplies. */
export type PlanFactor = PlanUncertainty["factors"][number];
