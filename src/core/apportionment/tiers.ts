import { waterFill, type Claim, type WaterFill } from "./waterFill.ts";

/** What tiers of claims get, one after the other. */
export interface TierFill {
  /** One a tier, in order; what a tier could not take went on to the next. */
  readonly tiers: readonly WaterFill[];
  /** What is left when the last tier is full. */
  readonly leftOver: bigint;
  /** What the floors of all tiers need beyond the total. */
  readonly missing: bigint;
}

/**
 * Serves each tier to its caps before the next. Floors are owed whatever the tier: those of later tiers are set aside
 * first, and a tier orders what goes beyond them. Where the total is below all floors, earlier tiers get theirs first.
 */
export function fillTiers(total: bigint, tiers: readonly (readonly Claim[])[]): TierFill {
  let owed = tiers.reduce((sum, claims) => sum + floorsOf(claims), 0n);
  let rest = total;
  let missing = 0n;
  const filled = tiers.map((claims) => {
    const floors = floorsOf(claims);
    owed -= floors;
    const beyondFloors = rest - owed;
    const least = rest < floors ? rest : floors;
    const available = beyondFloors > least ? beyondFloors : least;
    const served = waterFill(available, claims);
    rest -= available - served.leftOver;
    missing += served.missing;
    return served;
  });
  return { tiers: filled, leftOver: rest, missing };
}

function floorsOf(claims: readonly Claim[]): bigint {
  return claims.reduce((sum, { floor }) => sum + floor, 0n);
}
