export * from "./modelBuilder.ts";
export * from "./solver.ts";
