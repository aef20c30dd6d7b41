import { money } from "../../../src/core/money/index.ts";
import type { Limit, Plan } from "../../../src/core/plan/plan.ts";
import { attribute, byAttribute, commune, district, province, smallPlan } from "./smallPlan.ts";

/*
 * Two districts, D1 with A and B, D2 with C and D. Limits are written as an officer says them: what, for whom, how much, and in
 * brackets the sources, years or `each`. Weights are sizes, by default 1 each.
 */

const localities = [
  province,
  district("D1"),
  district("D2"),
  commune("A"),
  commune("B"),
  commune("C", { parent: "D2" }),
  commune("D", { parent: "D2" }),
];

/** `floor D1 60 [source=s year=2021 each=place]`; `all` for every place; a percentage is a share of the money available. */
function limitOf(text: string, index: number): Limit {
  const [, kind = "", places = "", level = "", more = ""] =
    /^(\w+)\s+(\S+)(?:\s+([^\s[]+))?\s*(?:\[(.*)\])?$/.exec(text.trim()) ?? [];
  const extra = new Map(
    more
      .split(" ")
      .filter((part) => part !== "")
      .map((part) => part.split("=") as [string, string]),
  );
  const years = extra.get("year")?.split("-").map(Number);
  const name = { vi: text.trim(), en: text.trim() };
  const each = extra.get("each")?.split("+") as ("place" | "year" | "source")[] | undefined;
  const about = {
    id: `l${index}`,
    name,
    origin: "assumed" as const,
    ...(places === "all" ? {} : { places: places.split("+") }),
    ...(extra.has("source") ? { sources: (extra.get("source") ?? "").split("+") } : {}),
    ...(years === undefined ? {} : { from: years[0] ?? 0, to: years.at(-1) ?? 0 }),
  };
  const how = {
    ...(each === undefined ? {} : { each }),
    ...(level.endsWith("%")
      ? { share: level }
      : /^\d+$/.test(level)
        ? { amount: money(Number(level)) }
        : { attribute: level }),
  };
  switch (kind) {
    case "floor":
    case "cap":
      return { kind, ...about, ...how };
    case "hold":
      return { kind, ...about, ...how, owner: "Sở Tài chính", reason: "đã giao" };
    case "excluded":
      return { kind, ...about, reason: "không thuộc đối tượng" };
    case "reserve":
      return { kind, ...about, share: level };
    default:
      return { kind: "tier", ...about, tier: Number(level) };
  }
}

/** Money by lines, sizes of A to D, limits, and whatever else the plan should say. */
export function limitedPlan(money: string, sizes: string, limits: string, more: Partial<Plan> = {}): Plan {
  const lines = money.split(";").map((text) => text.trim());
  const sources = [...new Set(lines.map((text) => /^[^/\s]+/.exec(text)?.[0] ?? ""))];
  const [A = 1, B = 1, C = 1, D = 1] = sizes.split(" ").map(Number);
  return {
    ...smallPlan({
      lines,
      localities,
      attributes: [
        attribute("size", { A, B, C, D }, "whole"),
        attribute("levels", { A: 10, C: 40 }, "money"),
      ],
      weightings: Object.fromEntries(sources.map((source) => [source, byAttribute("size")])),
      limits: limits
        .split(";")
        .filter((text) => text.trim() !== "")
        .map(limitOf),
    }),
    ...more,
  };
}

/** `1:1 exact commune limitBase`: local money `l` must match central money `c`. */
export function ruleOf(text: string): Plan["counterpartRules"][number] {
  const [ratio = "", mode = "", level = "", onShortfall = ""] = text.split(" ");
  return {
    id: "match",
    name: { vi: text, en: text },
    base: ["c"],
    counterpart: ["l"],
    types: ["unspecified"],
    from: 2021,
    to: 2025,
    ratio,
    mode: mode as "exact",
    tolerance: money(0),
    level: level as "commune",
    onShortfall: onShortfall as "report",
    legalReference: { document: "NQ", read: true },
  };
}
