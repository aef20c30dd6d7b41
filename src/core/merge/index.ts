export { mergePlans, type Merge, type PlanVersion } from "./mergePlans.ts";
export type { Change, Conflict } from "./mergeValue.ts";
export {
  isFields,
  isItems,
  versionNames,
  type Fields,
  type Side,
  type Value,
  type Versions,
} from "./value.ts";
