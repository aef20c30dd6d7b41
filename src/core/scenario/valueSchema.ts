import * as z from "zod";
import { isRatioText } from "../money/ratio.ts";
import { about, amount, code, words } from "../plan/basicSchema.ts";
import { slicePart } from "../plan/sliceSchema.ts";

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
  lines: slicePart.lines,
  sources: slicePart.sources,
  types: slicePart.types,
  components: slicePart.components,
  from: slicePart.from,
  to: slicePart.to,
};

export const note = {
  note: about(words.optional(), "vì sao điều chỉnh", "why it is adjusted"),
};

export const places = about(z.array(code).min(1), "mã đơn vị hành chính", "codes of administrative units");
