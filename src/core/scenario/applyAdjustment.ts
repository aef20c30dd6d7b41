import { failure, IssueError, success } from "../issue/index.ts";
import { applyCorrections } from "../reconcile/applyCorrections.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { addLine, addSource, scaleLines, setLines, setMobilisation } from "./adjustMoney.ts";
import { addPlace, removePlaces, setAttribute } from "./adjustPlaces.ts";
import {
  addLimit,
  removeLimit,
  replaceLimit,
  setCoefficient,
  setCounterpart,
  setProfile,
  setRounding,
  setSourceUse,
  setWeighting,
} from "./adjustRules.ts";
import type { Applied, Work } from "./draft.ts";
import { mergePlaces } from "./mergePlaces.ts";
import { moveMoney } from "./moveMoney.ts";
import type { Adjustment, AdjustmentOf } from "./scenario.ts";

/** Applies one adjustment to the draft. An amount past the exact range comes back as an issue at its path. */
export function applyAdjustment(work: Work, adjustment: Adjustment): Applied {
  try {
    return stepOf(work, adjustment);
  } catch (error) {
    if (!(error instanceof IssueError)) throw error;
    return failure(...error.issues.map((issue) => ({ ...issue, place: { path: work.path } })));
  }
}

function stepOf(work: Work, adjustment: Adjustment): Applied {
  switch (adjustment.kind) {
    case "scaleLines":
      return scaleLines(work, adjustment);
    case "setLines":
      return setLines(work, adjustment);
    case "moveMoney":
      return moveMoney(work, adjustment);
    case "setMobilisation":
      return setMobilisation(work, adjustment);
    case "addSource":
      return addSource(work, adjustment);
    case "addLine":
      return addLine(work, adjustment);
    case "setProfile":
      return setProfile(work, adjustment);
    case "setCounterpart":
      return setCounterpart(work, adjustment);
    case "setCoefficient":
      return setCoefficient(work, adjustment);
    case "setWeighting":
      return setWeighting(work, adjustment);
    case "addLimit":
      return addLimit(work, adjustment);
    case "replaceLimit":
      return replaceLimit(work, adjustment);
    case "removeLimit":
      return removeLimit(work, adjustment);
    case "setSourceUse":
      return setSourceUse(work, adjustment);
    case "setRounding":
      return setRounding(work, adjustment);
    case "acceptCorrections":
      return acceptCorrections(work, adjustment);
    case "setAttribute":
      return setAttribute(work, adjustment);
    case "addPlace":
      return addPlace(work, adjustment);
    case "removePlaces":
      return removePlaces(work, adjustment);
    case "mergePlaces":
      return mergePlaces(work, adjustment);
  }
}

/** The first proposals of findings, as a person would accept them; what was accepted before stays so and is no issue. */
function acceptCorrections({ draft, path }: Work, { findings }: AdjustmentOf<"acceptCorrections">): Applied {
  const { plan } = draft;
  const accepted = new Set(plan.corrections.map(({ finding }) => finding));
  const wanted = findings === undefined ? "all" : findings.filter((id) => !accepted.has(id));
  if (wanted.length === 0) return success({ draft, touches: [], claims: [] });
  const corrected = applyCorrections(plan, reconcile(plan), wanted);
  if (!corrected.ok) {
    return failure(...corrected.issues.map((issue) => ({ ...issue, place: { path: `${path}.findings` } })));
  }
  const made = corrected.value.corrections.slice(plan.corrections.length);
  const lines = new Set(plan.lines.map(({ id }) => id));
  return success({
    draft: { ...draft, plan: corrected.value },
    touches: made.map(({ target, from, to }) => ({
      path: `${lines.has(target) ? "lines" : "totals"}.${target}.amount`,
      before: { dong: from },
      after: { dong: to },
    })),
    claims: [],
  });
}
