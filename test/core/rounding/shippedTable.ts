import { openClaims } from "../../../src/core/allocation/claims.ts";
import { placeTreeOf } from "../../../src/core/allocation/placeTree.ts";
import { phaseToYears } from "../../../src/core/allocation/phasing.ts";
import { dongPer } from "../../../src/core/money/unit.ts";
import { parsePlan } from "../../../src/core/plan/parse.ts";
import { placesOf } from "../../../src/core/plan/places.ts";
import {
  columnOfWeights,
  treeOfPaths,
  type RoundingTable,
  type TreeNode,
} from "../../../src/core/rounding/table.ts";
import { defaultPlanId, shippedPlans } from "../../../src/plans/index.ts";

/**
 * The shipped plan as a table of exact shares in million đồng: 181 communes below their districts and the province, and the
 * envelopes as lines, source > type > year.
 */
export function shippedTable(): RoundingTable {
  const parsed = parsePlan(shippedPlans[defaultPlanId]);
  if (!parsed.ok) throw new Error("the shipped plan is sound");
  const plan = parsed.value;
  const phased = phaseToYears(plan, "million");
  const places = placesOf(plan);
  const book = openClaims(plan, places, placeTreeOf(places));
  if (!phased.ok || !book.ok) throw new Error("the shipped plan can be allocated");
  const { communes, ancestorsOf } = places;
  const inner = new Map<string, TreeNode>();
  const nodeOf = (code: string): TreeNode => {
    const parent = ancestorsOf(code)[0]?.code;
    return parent === undefined ? { key: code } : { key: code, parent };
  };
  for (const { code } of communes) {
    for (const above of ancestorsOf(code)) inner.set(above.code, nodeOf(above.code));
  }
  const { envelopes } = phased.value;
  const columns = envelopes.map(({ source, year, amount }) => {
    const claims = book.value.claimsOn(source, year);
    const weights = new Map(
      claims.places.map((code, index) => [code, Number(claims.weights.values[index] ?? 0)]),
    );
    return columnOfWeights(
      amount / dongPer("million"),
      communes.map(({ code }) => weights.get(code) ?? 0),
    );
  });
  return {
    places: { inner: [...inner.values()], leaves: communes.map(({ code }) => nodeOf(code)) },
    lines: treeOfPaths(envelopes.map(({ source, type, year }) => [source, type, `${year}`])),
    columns,
  };
}

/** The lines of each year of the shipped table, which cross its tree of lines. */
export function yearGroups(table: RoundingTable): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { key } of table.lines.leaves) {
    const year = key.split("/").at(-1) ?? "";
    groups.set(year, [...(groups.get(year) ?? []), key]);
  }
  return groups;
}
