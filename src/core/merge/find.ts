import { keyedItems, partOf, type Shape } from "./shape.ts";
import { isFields, isItems, type Fields, type Value } from "./value.ts";

/** A place in a plan by keys instead of positions: the same in every version of it. */
export interface KeyPath {
  /** As conflicts name it: `lines/central.2021/source`. */
  readonly key: string;
  readonly segments: readonly string[];
  /** What follows inside a value that is merged as a whole. */
  readonly rest: readonly string[];
}

/** The keys that lead to `path` (such as `lines[3].source`) in `root`. */
export function keyPathOf(shape: Shape, root: Fields, path: string): KeyPath {
  const segments: string[] = [];
  let at: Shape = shape;
  let value: Value | undefined = root;
  const steps = path.match(/[^.[\]]+/gu) ?? [];
  for (const [index, step] of steps.entries()) {
    if (at.kind === "record" && isFields(value)) {
      segments.push(step);
      value = value[step];
      at = partOf(at, step);
    } else if (at.kind === "list") {
      const keyed = [...keyedItems(at, value).values()].find((item) => String(item.index) === step);
      if (keyed === undefined) break;
      segments.push(keyed.key);
      value = keyed.item;
      at = at.item;
    } else return { key: segments.join("/"), segments, rest: steps.slice(index) };
  }
  return { key: segments.join("/"), segments, rest: [] };
}

/** What stands at the keys in another version, and its path there; nothing if there is none. */
export function findAt(
  shape: Shape,
  root: Fields,
  { segments, rest }: KeyPath,
): { readonly path: string; readonly value: Value } | undefined {
  let at: Shape = shape;
  let value: Value | undefined = root;
  let path = "";
  for (const segment of segments) {
    if (at.kind === "list") {
      const keyed = keyedItems(at, value).get(segment);
      if (keyed === undefined) return undefined;
      path = `${path}[${keyed.index}]`;
      value = keyed.item;
      at = at.item;
    } else {
      if (!isFields(value) || !Object.hasOwn(value, segment)) return undefined;
      path = path === "" ? segment : `${path}.${segment}`;
      value = value[segment];
      at = at.kind === "record" ? partOf(at, segment) : at;
    }
  }
  for (const step of rest) {
    value = isItems(value) ? value[parseInt(step, 10)] : isFields(value) ? value[step] : undefined;
  }
  return value === undefined ? undefined : { path, value };
}

/** Every id and code that the lists of a version have. */
export function idsIn(shape: Shape, value: Value | undefined): ReadonlySet<string> {
  if (shape.kind === "list") {
    return new Set(
      [...keyedItems(shape, value).values()].flatMap(({ item }) => [
        ...["id", "code", "indicator"].flatMap((key) => {
          const found = item[key];
          return typeof found === "string" ? [found] : [];
        }),
        ...idsIn(shape.item, item),
      ]),
    );
  }
  if (shape.kind !== "record" || !isFields(value)) return new Set();
  return new Set(Object.entries(value).flatMap(([key, part]) => [...idsIn(partOf(shape, key), part)]));
}
