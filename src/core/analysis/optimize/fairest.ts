import { ratio, type Ratio } from "../../money/index.ts";
import { demandOf, type Demand, type DistrictCondition } from "./demand.ts";
import { districtMeasure, type DistrictMeasure, type Indexed } from "./indexed.ts";
import type { Settled } from "./judge.ts";
import type { Measure } from "./problem.ts";
import { search, type Searched, type Stop } from "./search.ts";
import type { Session } from "./session.ts";
import { districtShares, grainOf, sharesOf } from "./worth.ts";

export type Fairest =
  | {
      readonly kind: "found";
      readonly settled: Settled;
      /** So many districts, from the one that is worst off, are proven to be as well off as can be. */
      readonly provenDistricts: number;
      readonly districts: number;
      readonly stop: Stop | undefined;
      readonly rejected: number;
    }
  | Exclude<Searched, { kind: "found" }>;

/**
 * The lexicographic max-min split: rank by rank, the share of the district that is worst off, of the second one and so on is
 * made as large as it can be without taking from a rank before (Ogryczak and others, Fair Optimization and Networks, 2014). A
 * rank is settled when no choice gives it more, asked in whole numbers.
 */
export async function searchFairest(indexed: Indexed, of: Measure, session: Session): Promise<Fairest> {
  const measure = someOfAll(districtMeasure(indexed, of));
  const ranks = indexed.districts.length;
  const districts = districtShares(indexed, of, []).length;
  const first = await search(
    indexed,
    demandOf({ kind: "worstOff", condition: atLeast(measure, ranks) }),
    session,
  );
  if (first.kind !== "found") return first;
  let { settled, stop, rejected } = first;
  const conditions: DistrictCondition[] = [];
  for (let rank = 0; rank < ranks; rank++) {
    const count = ranks - rank;
    for (;;) {
      const share = sharesOf(indexed, measure, settled.chosen)[rank]?.share ?? ratio(1n, 1n);
      if (share.numerator === share.denominator) return done(ranks);
      const better = { ...atLeast(measure, count), atLeast: above(measure, share) };
      // The ranks so far must hold; the next one is made as large as it can be, and above what there is.
      const demand: Demand = demandOf({ kind: "worstOff", condition: better }, [...conditions, better]);
      const found = await search(indexed, demand, session);
      rejected += found.rejected;
      if (found.kind === "found") ({ settled, stop } = found);
      else if (found.kind === "stopped") return { ...done(rank), stop: found.stop };
      else {
        conditions.push({ ...better, atLeast: measure.whole.map((whole) => ceilingShare(share, whole)) });
        break;
      }
    }
  }
  return done(ranks);

  function done(provenDistricts: number): Extract<Fairest, { kind: "found" }> {
    return {
      kind: "found",
      settled,
      provenDistricts: Math.min(provenDistricts, districts),
      districts,
      stop,
      rejected,
    };
  }
}

/** A district in which there is nothing to be had is as well off as can be. */
function someOfAll(measure: DistrictMeasure): DistrictMeasure {
  return {
    ...measure,
    base: measure.base.map((base, district) => (measure.whole[district] === 0n ? 1n : base)),
    whole: measure.whole.map((whole) => (whole === 0n ? 1n : whole)),
  };
}

function atLeast(measure: DistrictMeasure, count: number): DistrictCondition {
  return { ...measure, count, atLeast: measure.whole.map(() => 0n) };
}

/** The next amount of each district above a share; amounts are multiples of what divides all of them. */
function above({ base, whole, adds }: DistrictMeasure, { numerator, denominator }: Ratio): readonly bigint[] {
  const grain = grainOf([...base, ...adds]);
  return whole.map((all) => ((numerator * all) / denominator / grain + 1n) * grain);
}

function ceilingShare({ numerator, denominator }: Ratio, whole: bigint): bigint {
  return (numerator * whole + denominator - 1n) / denominator;
}
