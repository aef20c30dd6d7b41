import { invariant } from "../issue/invariant.ts";
import type { Cells } from "./cells.ts";
import { exactComparisonOfLines } from "./wholeTotals.ts";

/** A way to group the lines of a table whose totals are published at every place, such as years below sources. */
export interface LineGrouping {
  /** The group of each line, in the order of `lines.leaves`. */
  readonly groupOf: readonly string[];
}

/**
 * Every total of a table by number: total `node * groupCount + group` counts the cells of one group of lines in the communes under
 * one place. Places are the leaves first, then the inner nodes of the indexed tree. All of them count units above the floors.
 */
export interface TotalsGrid {
  readonly cells: Cells;
  readonly groupCount: number;
  /** The groups of each line: `viewCount` numbers a line, the line itself last. */
  readonly groupsOfLine: Int32Array;
  readonly viewCount: number;
  /** The lines of each group. */
  readonly linesOfGroup: readonly Int32Array[];
  /** The inner place above each node, leaves first; -1 for the whole. */
  readonly above: Int32Array;
  /** The run of leaves under each node. */
  readonly leafStart: Int32Array;
  readonly leafEnd: Int32Array;
  /** Least and most units above the floors that each total may have: floor and ceiling of its exact value. */
  readonly least: Int32Array;
  readonly most: Int32Array;
}

/** Numbers the totals: of all lines, of each inner node of the tree of lines, of the groupings, and of each line. */
export function totalsGridOf(cells: Cells, groupings: readonly LineGrouping[]): TotalsGrid {
  const groups = numberGroups(cells, groupings);
  const nodes = numberPlaces(cells);
  const totals = { cells, ...groups, ...nodes };
  return { ...totals, ...allowedUnits(totals) };
}

function numberGroups(
  { lines }: Cells,
  groupings: readonly LineGrouping[],
): Pick<TotalsGrid, "groupCount" | "groupsOfLine" | "viewCount" | "linesOfGroup"> {
  const views = [...treeLevels(lines), ...groupings.map(({ groupOf }) => inKeyOrder(lines, groupOf))];
  const numbers = new Map<string, number>();
  const linesOfGroup: number[][] = [];
  const viewCount = views.length + 1;
  const groupsOfLine = new Int32Array(lines.leafCount * viewCount);
  const put = (view: number, line: number, key: string): void => {
    const group = numbers.get(key) ?? linesOfGroup.push([]) - 1;
    numbers.set(key, group);
    linesOfGroup[group]?.push(line);
    groupsOfLine[line * viewCount + view] = group;
  };
  for (let line = 0; line < lines.leafCount; line++) {
    views.forEach((view, index) => {
      put(index, line, `${index}|${view[line] ?? ""}`);
    });
    put(views.length, line, `line|${line}`);
  }
  return {
    groupCount: linesOfGroup.length,
    groupsOfLine,
    viewCount,
    linesOfGroup: linesOfGroup.map((each) => Int32Array.from(each)),
  };
}

/** For each depth of the tree of lines, the inner node above each line; a line that is not so deep repeats its lowest one. */
function treeLevels({ innerKeys, innerParent, leafParent }: Cells["lines"]): readonly (readonly string[])[] {
  const paths = Array.from(leafParent, (parent) => {
    const path: string[] = [];
    for (let node = parent; node >= 0; node = innerParent[node] ?? -1) path.unshift(innerKeys[node] ?? "");
    return path;
  });
  const depth = Math.max(...paths.map(({ length }) => length), 0);
  return Array.from({ length: depth }, (_, level) => paths.map((path) => path[level] ?? path.at(-1) ?? ""));
}

function inKeyOrder({ leafOrder, leafCount }: Cells["lines"], groupOf: readonly string[]): readonly string[] {
  invariant(groupOf.length === leafCount, "a grouping names a group for each line");
  return Array.from(leafOrder, (position) => groupOf[position] ?? "");
}

function numberPlaces({ places }: Cells): Pick<TotalsGrid, "above" | "leafStart" | "leafEnd"> {
  const { leafCount, innerCount, leafParent, innerParent } = places;
  const above = new Int32Array(leafCount + innerCount);
  const leafStart = new Int32Array(leafCount + innerCount);
  const leafEnd = new Int32Array(leafCount + innerCount);
  for (let leaf = 0; leaf < leafCount; leaf++) {
    above[leaf] = leafCount + (leafParent[leaf] ?? 0);
    leafStart[leaf] = leaf;
    leafEnd[leaf] = leaf + 1;
  }
  for (let node = 0; node < innerCount; node++) {
    const parent = innerParent[node] ?? -1;
    above[leafCount + node] = parent < 0 ? -1 : leafCount + parent;
    leafStart[leafCount + node] = places.leafStart[node] ?? 0;
    leafEnd[leafCount + node] = places.leafEnd[node] ?? 0;
  }
  return { above, leafStart, leafEnd };
}

/** Sums nearer to a whole number than this are compared with it exactly. */
const nearWhole = 1e-6;

function allowedUnits(totals: Omit<TotalsGrid, "least" | "most">): Pick<TotalsGrid, "least" | "most"> {
  const { cells, groupCount, linesOfGroup, leafStart, leafEnd } = totals;
  const sums = fractionSums(totals);
  const least = new Int32Array(sums.length);
  const most = new Int32Array(sums.length);
  const compare = exactComparisonOfLines(cells);
  for (let total = 0; total < sums.length; total++) {
    const sum = sums[total] ?? 0;
    if (sum === 0) continue;
    const whole = Math.round(sum);
    let floor = Math.floor(sum);
    let isWhole = false;
    if (Math.abs(sum - whole) < nearWhole) {
      const node = Math.floor(total / groupCount);
      const lines = linesOfGroup[total % groupCount] ?? [];
      const sign = compare(lines, leafStart[node] ?? 0, leafEnd[node] ?? 0, whole);
      floor = sign < 0 ? whole - 1 : whole;
      isWhole = sign === 0;
    }
    least[total] = floor;
    most[total] = isWhole ? floor : floor + 1;
  }
  return { least, most };
}

/** What the cells of each total have above their floors, in doubles. */
function fractionSums({
  cells,
  groupCount,
  groupsOfLine,
  viewCount,
  above,
}: Omit<TotalsGrid, "least" | "most">): Float64Array {
  const { places, lines, fraction } = cells;
  const sums = new Float64Array(above.length * groupCount);
  for (let line = 0; line < lines.leafCount; line++) {
    for (let place = 0; place < places.leafCount; place++) {
      const part = fraction[line * places.leafCount + place] ?? 0;
      if (part === 0) continue;
      for (let view = 0; view < viewCount; view++) {
        const at = place * groupCount + (groupsOfLine[line * viewCount + view] ?? 0);
        sums[at] = (sums[at] ?? 0) + part;
      }
    }
  }
  // Leaves stand first and a place before those beneath it, so what is added up is complete when it is passed on.
  const first = places.leafCount;
  for (let node = 0; node < first; node++) addUp(sums, node, above[node] ?? -1, groupCount);
  for (let node = above.length - 1; node >= first; node--) addUp(sums, node, above[node] ?? -1, groupCount);
  return sums;
}

function addUp(sums: Float64Array, node: number, parent: number, groupCount: number): void {
  if (parent < 0) return;
  for (let group = 0; group < groupCount; group++) {
    const at = parent * groupCount + group;
    sums[at] = (sums[at] ?? 0) + (sums[node * groupCount + group] ?? 0);
  }
}
