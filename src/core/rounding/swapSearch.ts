import type { StopSignal } from "../solver/solver.ts";
import type { TotalsGrid } from "./totalsGrid.ts";

export interface SwapOptions {
  readonly signal?: StopSignal;
  /** Told now and then how many units are still outside, and how many were at first. */
  readonly onProgress?: (progress: { readonly unitsLeft: number; readonly unitsAtFirst: number }) => void;
}

export interface SwapOutcome {
  readonly kind: "searched" | "cancelled";
  /** Units by which totals are still outside floor and ceiling. */
  readonly unitsOutside: number;
  readonly swaps: number;
}

/** How many cells of one line are tried as partners of a cell. */
const partners = 100;
/** How many cells of a total are tried. */
const candidates = 24;
/** A cell that was moved rests for so many swaps. */
const rest = 7;
/** How many times its own weight a pair must bring inside to be taken at once. */
const enoughTimes = 2;
const swapsBetweenLooks = 256;

/**
 * Brings totals that lie outside floor and ceiling of their exact values inside, by swaps: a cell is lowered and another of the
 * same line raised, so that lines keep their totals. Each swap starts at a total that is outside and takes the pair that leaves the
 * fewest units outside, weighted: a total that resists grows heavier, so that the search leaves its dead ends (breakout). No chance:
 * the order of trying comes from a fixed sequence. Ends when all totals are inside, or after a number of swaps in proportion to what
 * was outside; `up` (1 for a cell at its ceiling) then has whatever was reached.
 */
export function searchSwaps(grid: TotalsGrid, up: Uint8Array, options: SwapOptions = {}): SwapOutcome {
  const search = new Search(grid, up);
  const unitsAtFirst = search.unitsOutside;
  const most = 2_000 + 20 * unitsAtFirst;
  let swaps = 0;
  while (search.unitsOutside > 0 && swaps < most) {
    if (swaps % swapsBetweenLooks === 0) {
      if (options.signal?.aborted === true) {
        return { kind: "cancelled", unitsOutside: search.unitsOutside, swaps };
      }
      options.onProgress?.({ unitsLeft: search.unitsOutside, unitsAtFirst });
    }
    search.swapOnce(swaps);
    swaps++;
  }
  return { kind: "searched", unitsOutside: search.unitsOutside, swaps };
}

class Search {
  unitsOutside = 0;
  readonly #grid: TotalsGrid;
  readonly #up: Uint8Array;
  readonly #units: Int32Array;
  readonly #weight: Int32Array;
  /** Totals that are outside, and where each stands in the list; -1 for those inside. */
  readonly #outside: number[] = [];
  readonly #position: Int32Array;
  readonly #restsUntil: Int32Array;
  /** Broken cells of each line. */
  readonly #broken: readonly Int32Array[];
  #sequence = 0x2f6e2b1;

  constructor(grid: TotalsGrid, up: Uint8Array) {
    this.#grid = grid;
    this.#up = up;
    const { cells, groupCount, groupsOfLine, viewCount, above, least } = grid;
    const { places, lines, fraction } = cells;
    this.#units = new Int32Array(least.length);
    this.#weight = new Int32Array(least.length).fill(1);
    this.#position = new Int32Array(least.length).fill(-1);
    this.#restsUntil = new Int32Array(fraction.length);
    this.#broken = Array.from({ length: lines.leafCount }, (_, line) => {
      const own: number[] = [];
      for (let place = 0; place < places.leafCount; place++) {
        const cell = line * places.leafCount + place;
        if ((fraction[cell] ?? 0) > 0) own.push(cell);
        if (up[cell] !== 1) continue;
        for (let node = place; node >= 0; node = above[node] ?? -1) {
          for (let view = 0; view < viewCount; view++) {
            const at = node * groupCount + (groupsOfLine[line * viewCount + view] ?? 0);
            this.#units[at] = (this.#units[at] ?? 0) + 1;
          }
        }
      }
      return Int32Array.from(own);
    });
    for (let total = 0; total < least.length; total++) this.#note(total, 0, this.#outsideBy(total, 0));
  }

  /** Swaps the best pair that helps a total which is outside; a total that nothing helps grows heavier. */
  swapOnce(step: number): void {
    const total = this.#outside[this.#next(this.#outside.length)] ?? 0;
    const change = (this.#units[total] ?? 0) > (this.#grid.most[total] ?? 0) ? -1 : 1;
    const pair = this.#bestPair(total, change, step);
    if (pair === undefined || pair.cost >= 0) {
      for (const each of this.#outside) this.#weight[each] = (this.#weight[each] ?? 0) + 1;
    }
    if (pair === undefined) return;
    this.#move(pair.cell, change);
    this.#restsUntil[pair.cell] = step + rest;
    if (pair.partner < 0) return;
    this.#move(pair.partner, -change);
    this.#restsUntil[pair.partner] = step + rest;
  }

  #bestPair(
    total: number,
    change: number,
    step: number,
  ): { readonly cell: number; readonly partner: number; readonly cost: number } | undefined {
    const { cells, groupCount, linesOfGroup, leafStart, leafEnd } = this.#grid;
    const { leafCount } = cells.places;
    const node = Math.floor(total / groupCount);
    const lines = linesOfGroup[total % groupCount] ?? new Int32Array(0);
    const from = leafStart[node] ?? 0;
    const width = (leafEnd[node] ?? 0) - from;
    const count = width * lines.length;
    const wanted = change < 0 ? 1 : 0;
    // A pair that brings this total and as much again inside is taken without looking for a better one.
    const goodEnough = -enoughTimes * (this.#weight[total] ?? 1);
    let best: { cell: number; partner: number; cost: number } | undefined;
    let tried = 0;
    const first = this.#next(count);
    for (let index = 0; index < count && tried < candidates; index++) {
      const at = (first + index) % count;
      const line = lines[at % lines.length] ?? 0;
      const cell = line * leafCount + from + Math.floor(at / lines.length);
      if (!this.#mayMove(cell, wanted, step)) continue;
      tried++;
      this.#climb(cell, change);
      const limit = best?.cost ?? Infinity;
      const found = this.#bestPartner({ line, cell, from, width, change, step, goodEnough }, limit);
      if (found !== undefined) best = { cell, ...found };
      // A line whose total may be one more or less needs no partner.
      const alone = this.#costUp[this.#depth - 1] ?? Infinity;
      if (alone < (best?.cost ?? Infinity)) best = { cell, partner: -1, cost: alone };
      if (best !== undefined && best.cost <= goodEnough) break;
    }
    return best;
  }

  /** What moving the cell costs in the first nodes of its way up; the last entry is that of all of them. */
  readonly #costUp: number[] = [];
  #depth = 0;

  #climb(cell: number, change: number): void {
    const { cells, above } = this.#grid;
    const { leafCount } = cells.places;
    const place = cell % leafCount;
    const line = (cell - place) / leafCount;
    let cost = 0;
    let depth = 0;
    for (let node = place; node >= 0; node = above[node] ?? -1) {
      cost += this.#costAt(node, line, change);
      this.#costUp[depth] = cost;
      depth++;
    }
    this.#depth = depth;
  }

  /** A cell of the same line, outside the total, that makes the pair cost least and less than `limit`. */
  #bestPartner(
    about: {
      readonly line: number;
      readonly cell: number;
      readonly from: number;
      readonly width: number;
      readonly change: number;
      readonly step: number;
      readonly goodEnough: number;
    },
    limit: number,
  ): { readonly partner: number; readonly cost: number } | undefined {
    const { line, cell, from, width, change, step, goodEnough } = about;
    const own = this.#broken[line] ?? new Int32Array(0);
    const firstOfLine = line * this.#grid.cells.places.leafCount;
    const firstInside = firstOfLine + from;
    const wanted = change < 0 ? 0 : 1;
    let least = limit;
    let partner = -1;
    let tried = 0;
    const first = this.#next(own.length);
    for (let index = 0; index < own.length && tried < partners; index++) {
      const other = own[(first + index) % own.length] ?? 0;
      if (other >= firstInside && other < firstInside + width) continue;
      if (!this.#mayMove(other, wanted, step)) continue;
      tried++;
      const cost = this.#pairCost(cell - firstOfLine, other - firstOfLine, line, -change, least);
      if (cost < least) {
        least = cost;
        partner = other;
        if (cost <= goodEnough) break;
      }
    }
    return partner < 0 ? undefined : { partner, cost: least };
  }

  /** Where the ways up of two cells of a line meet, their moves cancel out: only what lies below counts. */
  #pairCost(place: number, other: number, line: number, change: number, limit: number): number {
    const { above } = this.#grid;
    let cost = 0;
    let one = place;
    let two = other;
    let depth = 0;
    while (one !== two && two >= 0) {
      cost += this.#costAt(two, line, change);
      const pair = cost + (this.#costUp[depth] ?? 0);
      one = above[one] ?? -1;
      two = above[two] ?? -1;
      if (one === two) return pair;
      depth++;
    }
    return limit;
  }

  #mayMove(cell: number, wanted: number, step: number): boolean {
    return (
      (this.#grid.cells.fraction[cell] ?? 0) > 0 &&
      this.#up[cell] === wanted &&
      (this.#restsUntil[cell] ?? 0) <= step
    );
  }

  /** How the weighted units outside would change in the totals of one node. */
  #costAt(node: number, line: number, change: number): number {
    const { groupCount, groupsOfLine, viewCount, least, most } = this.#grid;
    const first = node * groupCount;
    let cost = 0;
    for (let view = 0; view < viewCount; view++) {
      const total = first + (groupsOfLine[line * viewCount + view] ?? 0);
      const units = this.#units[total] ?? 0;
      // One unit more is one unit worse at or above the most, better below the least, and nothing in between.
      if (change > 0) {
        if (units >= (most[total] ?? 0)) cost += this.#weight[total] ?? 1;
        else if (units < (least[total] ?? 0)) cost -= this.#weight[total] ?? 1;
      } else if (units <= (least[total] ?? 0)) cost += this.#weight[total] ?? 1;
      else if (units > (most[total] ?? 0)) cost -= this.#weight[total] ?? 1;
    }
    return cost;
  }

  #move(cell: number, change: number): void {
    const { cells, groupCount, groupsOfLine, viewCount, above } = this.#grid;
    const { leafCount } = cells.places;
    const place = cell % leafCount;
    const groups = ((cell - place) / leafCount) * viewCount;
    for (let node = place; node >= 0; node = above[node] ?? -1) {
      for (let view = 0; view < viewCount; view++) {
        const total = node * groupCount + (groupsOfLine[groups + view] ?? 0);
        const before = this.#outsideBy(total, 0);
        this.#units[total] = (this.#units[total] ?? 0) + change;
        this.#note(total, before, this.#outsideBy(total, 0));
      }
    }
    this.#up[cell] = change < 0 ? 0 : 1;
  }

  /** How many units a total would be outside after a change. */
  #outsideBy(total: number, change: number): number {
    const units = (this.#units[total] ?? 0) + change;
    const least = this.#grid.least[total] ?? 0;
    if (units < least) return least - units;
    const most = this.#grid.most[total] ?? 0;
    return units > most ? units - most : 0;
  }

  #note(total: number, before: number, after: number): void {
    this.unitsOutside += after - before;
    if (before > 0 === after > 0) return;
    if (after > 0) {
      this.#position[total] = this.#outside.push(total) - 1;
      return;
    }
    const at = this.#position[total] ?? 0;
    const last = this.#outside.pop() ?? total;
    if (last !== total) {
      this.#outside[at] = last;
      this.#position[last] = at;
    }
    this.#position[total] = -1;
  }

  /** The next number of the fixed sequence, below `count`. */
  #next(count: number): number {
    let value = this.#sequence;
    value ^= value << 13;
    value ^= value >>> 17;
    value ^= value << 5;
    this.#sequence = value;
    return count === 0 ? 0 : (value >>> 0) % count;
  }
}
