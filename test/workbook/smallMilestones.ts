import type { PlanFile } from "../../src/core/plan/index.ts";

/** Milestones of the small plan: one with all that a milestone may say, one with what it must. */
export const smallMilestones: NonNullable<PlanFile["milestones"]> = [
  {
    id: "adjusted-1",
    name: "Điều chỉnh lần 1",
    stage: "adjusted",
    number: 1,
    date: "2023-02-01",
    note: "Theo Nghị quyết ví dụ; tăng vốn trung ương",
    author: "Sở Tài chính",
    plan: "0123456789abcdef".repeat(4),
    figures: [
      { kind: "line", id: "central.2021", source: "central", type: "recurrent", amount: 10_049_500_001 },
      { kind: "line", id: "gone", source: "gone", type: "unspecified", amount: 0 },
      { kind: "total", id: "total", amount: 9_007_199_254_740_991 },
    ],
  },
  {
    id: "draft",
    name: "Dự thảo",
    stage: "draft",
    date: "2022-01-15",
    plan: "fedcba9876543210".repeat(4),
    figures: [],
  },
];
