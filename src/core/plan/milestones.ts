import type { Result } from "../issue/index.ts";
import { fingerprint } from "./fingerprint.ts";
import { parsePlan, serializePlan } from "./parse.ts";
import type { Milestone, MilestoneFigure, Plan, Stage } from "./plan.ts";

/** What decides the figures of a plan: all of it but its milestones, which only say what it went through. */
export function withoutMilestones(plan: Plan): Omit<Plan, "milestones"> {
  return Object.fromEntries(Object.entries(plan).filter(([key]) => key !== "milestones")) as Omit<
    Plan,
    "milestones"
  >;
}

/** SHA-256, in hex, of the plan without its milestones: recording one does not change it. */
export function planHash(plan: Plan): string {
  return fingerprint(withoutMilestones(plan));
}

/** What a person says of a milestone; the amounts and the hash are those of the plan. */
export interface MilestoneRequest {
  readonly name: string;
  readonly stage: Stage;
  /** Which adjustment, from 1; of an adjustment without it, one more than the last that there is. */
  readonly number?: number | undefined;
  /** `YYYY-MM-DD`; there is no clock in here. */
  readonly date: string;
  readonly note?: string | undefined;
  readonly author?: string | undefined;
}

/**
 * The plan with one more milestone, at the end, that holds its amounts (đồng) as they are. Issues: those of `parsePlan`, for a date
 * or a name that is none.
 */
export function recordMilestone(plan: Plan, request: MilestoneRequest): Result<Plan> {
  const { name, stage, date, note, author } = request;
  const number = request.number ?? (stage === "adjusted" ? nextAdjustment(plan) : undefined);
  const milestone = {
    id: freeId(plan, number === undefined ? stage : `${stage}-${number}`),
    name,
    stage,
    ...(number === undefined ? {} : { number }),
    date,
    ...(note === undefined ? {} : { note }),
    ...(author === undefined ? {} : { author }),
    plan: planHash(plan),
    figures: figuresOf(plan),
  };
  const file = serializePlan(plan);
  return parsePlan({ ...file, milestones: [...(file.milestones ?? []), milestone] });
}

/** The milestones in the order of their dates; on one day as a plan goes, by stage, number and id. */
export function milestonesInOrder(plan: Plan): readonly Milestone[] {
  return [...plan.milestones].sort((one, other) => {
    if (one.date !== other.date) return one.date < other.date ? -1 : 1;
    if (one.stage !== other.stage) return ranks[one.stage] - ranks[other.stage];
    const numbers = (one.number ?? 0) - (other.number ?? 0);
    return numbers !== 0 ? numbers : one.id < other.id ? -1 : 1;
  });
}

/** The amounts of the plan as it is, lines and then stated totals, in the order of their ids. */
export function figuresOf(plan: Plan): readonly MilestoneFigure[] {
  const byId = (one: MilestoneFigure, other: MilestoneFigure): number => (one.id < other.id ? -1 : 1);
  return [
    ...plan.lines
      .map(({ id, source, type, amount }): MilestoneFigure => ({ kind: "line", id, source, type, amount }))
      .sort(byId),
    ...plan.totals.map(({ id, amount }): MilestoneFigure => ({ kind: "total", id, amount })).sort(byId),
  ];
}

const ranks: Readonly<Record<Stage, number>> = { draft: 0, submitted: 1, decided: 2, adjusted: 3 };

function nextAdjustment({ milestones }: Plan): number {
  return 1 + Math.max(0, ...milestones.map(({ stage, number = 0 }) => (stage === "adjusted" ? number : 0)));
}

function freeId({ milestones }: Plan, wanted: string): string {
  const taken = new Set(milestones.map(({ id }) => id));
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}.${count}`;
  return id;
}
