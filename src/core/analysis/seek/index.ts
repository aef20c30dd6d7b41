export * from "./bindings.ts";
export * from "./seek.ts";
