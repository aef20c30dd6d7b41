import * as z from "zod";
import { about, id, name, origin, words } from "../plan/basicSchema.ts";
import * as money from "./moneyAdjustmentSchema.ts";
import * as place from "./placeAdjustmentSchema.ts";
import * as rule from "./ruleAdjustmentSchema.ts";

/** The version of the scenario file that this engine reads and writes. */
export const scenarioSchemaVersion = "phanbo/scenario/1";

export const adjustment = z.discriminatedUnion("kind", [
  money.scaleLines,
  money.setLines,
  money.moveMoney,
  money.setMobilisation,
  money.addSource,
  money.addLine,
  money.setProfile,
  rule.setCounterpart,
  rule.setCoefficient,
  rule.setWeighting,
  rule.addLimit,
  rule.replaceLimit,
  rule.removeLimit,
  rule.setSourceUse,
  rule.setRounding,
  rule.acceptCorrections,
  place.setAttribute,
  place.addPlace,
  place.removePlaces,
  place.mergePlaces,
]);

/** A figure that adjustments name as `$id`, so that it stands in one place and can be varied. */
export const parameter = z.strictObject({
  id,
  name,
  value: about(
    words,
    "giá trị: tỷ lệ (0.05, 5%, 1/3, 1:1.5) hoặc số tiền, đồng, chỉ gồm chữ số",
    "value: a ratio (0.05, 5%, 1/3, 1:1.5) or an amount in đồng, digits alone",
  ),
  origin,
});

export const scenarioSchema = z.strictObject({
  schema: about(z.literal(scenarioSchemaVersion), "phiên bản của định dạng", "version of the format"),
  id,
  name,
  base: about(
    id,
    "mã kế hoạch, hoặc mã phương án khác mà phương án này dựa vào",
    "id of the plan, or of another scenario that this one builds on",
  ),
  note: about(name.optional(), "ghi chú: câu hỏi, giả định", "note: the question, what is assumed"),
  author: about(words.optional(), "người lập", "author"),
  parameters: about(
    z.array(parameter).default([]),
    "tham số: con số dùng trong các điều chỉnh bằng cách viết $mã",
    "parameters: figures that adjustments name as $id",
  ),
  adjustments: about(z.array(adjustment), "các điều chỉnh, theo thứ tự", "adjustments, in order"),
});

/** A scenario as a file holds it. */
export type ScenarioFile = z.input<typeof scenarioSchema>;

/** A scenario that has been read and checked against the schema; amounts are Money. */
export type ParsedScenario = z.output<typeof scenarioSchema>;
