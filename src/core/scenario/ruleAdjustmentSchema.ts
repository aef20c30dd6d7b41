import * as z from "zod";
import { about, id, unit } from "../plan/basicSchema.ts";
import { counterpartRule } from "../plan/fundingSchema.ts";
import { limit, roundingMethod, sourceUse } from "../plan/limitSchema.ts";
import { note, ratioValue } from "./valueSchema.ts";

export const setCounterpart = z.strictObject({
  kind: z.literal("setCounterpart"),
  rule: about(id, "mã quy tắc đối ứng", "id of a counterpart rule"),
  ratio: about(ratioValue.optional(), "tỷ lệ đối ứng mới", "new ratio"),
  onShortfall: about(
    counterpartRule.shape.onShortfall.unwrap().optional(),
    "khi đối ứng không đủ",
    "where it is short",
  ),
  ...note,
});

export const setCoefficient = z.strictObject({
  kind: z.literal("setCoefficient"),
  norm: about(id, "mã định mức", "id of a norm"),
  group: about(id, "mã nhóm của định mức", "id of a group of the norm"),
  coefficient: about(ratioValue, "hệ số mới", "new coefficient"),
  ...note,
});

export const setWeighting = z.strictObject({
  kind: z.literal("setWeighting"),
  source: about(id, "mã nguồn vốn", "id of a source"),
  weighting: about(id, "mã trọng số", "id of a weighting"),
  ...note,
});

export const addLimit = z.strictObject({
  kind: z.literal("addLimit"),
  limit: about(limit, "giới hạn mới", "the new limit"),
  ...note,
});

export const replaceLimit = z.strictObject({
  kind: z.literal("replaceLimit"),
  limit: about(limit, "giới hạn thay cho giới hạn cùng mã", "the limit in place of the one with its id"),
  ...note,
});

export const removeLimit = z.strictObject({
  kind: z.literal("removeLimit"),
  limitId: about(id, "mã giới hạn", "id of a limit"),
  ...note,
});

export const setSourceUse = z.strictObject({
  kind: z.literal("setSourceUse"),
  ...sourceUse.shape,
  ...note,
});

export const setRounding = z.strictObject({
  kind: z.literal("setRounding"),
  unit: about(unit.optional(), "đơn vị làm tròn", "unit of rounding"),
  method: roundingMethod.optional(),
  ...note,
});

export const acceptCorrections = z.strictObject({
  kind: z.literal("acceptCorrections"),
  findings: about(
    z.array(z.string().min(1)).min(1).optional(),
    "mã các phát hiện; trống: mọi đề xuất rõ ràng",
    "ids of findings; none: every proposal that stands out",
  ),
  ...note,
});
