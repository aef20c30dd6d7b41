import { commonOrders, insertAdded } from "./order.ts";
import {
  compareTexts,
  keyedItems,
  partOf,
  signature,
  whole,
  type ListShape,
  type RecordShape,
  type Shape,
} from "./shape.ts";
import {
  eachVersion,
  isFields,
  isItems,
  type Fields,
  type Side,
  type Value,
  type Versions,
} from "./value.ts";

/** Two people changed the same thing, each in a way of their own. */
export interface Conflict {
  /** What it is about: `lines/central.2021/amount`. */
  readonly key: string;
  /** Changed by both · removed by one and changed by the other · added by both · put in another order by both. */
  readonly kind: "changed" | "removed" | "added" | "order";
  /** What each has; undefined: it is not there. Of a record that one removed, the keys that the other changed. */
  readonly values: Versions<Value | undefined>;
  /** Where it stands in each: a path such as `lines[3].amount`; undefined where it is not there. */
  readonly at: Versions<string | undefined>;
}

/** Something that is not as it was in the base, and who made it so. */
export interface Change {
  readonly key: string;
  readonly by: Side | "both";
  /** Whether a person chose the side because both had changed it. */
  readonly chosen: boolean;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** What a merge notes as it goes, and the sides that a person chose for conflicts. */
export interface MergeBook {
  readonly choices: ReadonlyMap<string, Side>;
  /** Every conflict, chosen or not. */
  readonly conflicts: Conflict[];
  readonly changes: Change[];
}

interface Site {
  readonly key: string;
  readonly at: Versions<string | undefined>;
}

type Three = Versions<Value | undefined>;

/** The merged value; where there is a conflict that nobody settled, the base, which is of no use. */
export function mergeValue(shape: Shape, three: Three, site: Site, book: MergeBook): Value | undefined {
  const { base, a, b } = three;
  const isNewAlike = base === undefined && signature(shape, a) === signature(shape, b);
  if (shape.kind === "record" && isFields(a) && isFields(b) && !isNewAlike) {
    const before = isFields(base) ? base : {};
    return mergeRecord(shape, { base: before, a, b }, site, book);
  }
  if (shape.kind === "list" && isItems(a) && isItems(b)) return mergeList(shape, three, site, book);
  return decide(shape, three, site, book);
}

function mergeRecord(shape: RecordShape, three: Versions<Fields>, site: Site, book: MergeBook): Fields {
  const keys = [...new Set([three.base, three.a, three.b].flatMap((fields) => Object.keys(fields)))];
  const grouped = new Set(shape.together.flat());
  const alone = keys
    .filter((key) => !grouped.has(key))
    .map((key): readonly [string, Value | undefined] => [
      key,
      mergeValue(
        partOf(shape, key),
        eachVersion(three, (fields) => own(fields, key)),
        within(site, key),
        book,
      ),
    ]);
  const together = shape.together
    .filter((group) => group.some((key) => keys.includes(key)))
    .flatMap((group) => {
      const parts = eachVersion(three, (fields) => pick(fields, group));
      const [first = ""] = group;
      const at = within(site, first).at;
      const groupShape = { ...shape, together: [] };
      const merged = decide(groupShape, parts, { key: `${site.key}/${group.join("+")}`, at }, book);
      return Object.entries(isFields(merged) ? merged : {});
    });
  return Object.fromEntries([...alone, ...together].filter(([, value]) => value !== undefined));
}

function mergeList(shape: ListShape, three: Three, site: Site, book: MergeBook): readonly Value[] {
  const items = eachVersion(three, (list) => keyedItems(shape, list));
  const orders = eachVersion(items, (keyed) => [...keyed.keys()]);
  const known = new Set(orders.base);
  const added = [...new Set([...orders.a, ...orders.b])].filter((key) => !known.has(key)).sort(compareTexts);
  const merged = new Map<string, Value>();
  for (const key of [...orders.base, ...added]) {
    const of = eachVersion(items, (keyed) => keyed.get(key));
    const at = eachVersion(of, (item, name) =>
      item === undefined || site.at[name] === undefined ? undefined : `${site.at[name]}[${item.index}]`,
    );
    const inside = { key: joined(site.key, key), at };
    const value = mergeValue(
      shape.item,
      eachVersion(of, (item) => item?.item),
      inside,
      book,
    );
    if (value !== undefined) merged.set(key, value);
  }
  const order = shape.ordered ? mergedOrder(orders, new Set(merged.keys()), site, book) : [...merged.keys()];
  return order.flatMap((key) => merged.get(key) ?? []);
}

function mergedOrder(
  orders: Versions<readonly string[]>,
  kept: ReadonlySet<string>,
  site: Site,
  book: MergeBook,
): readonly string[] {
  const common = commonOrders(orders);
  const chosen = decide(whole, common, site, book, "order");
  const keys = isItems(chosen) ? chosen.map(String).filter((key) => kept.has(key)) : [];
  return insertAdded(keys, kept, orders);
}

/** One side changed it, or both did so alike, or it is a conflict. */
function decide(shape: Shape, three: Three, site: Site, book: MergeBook, kind?: "order"): Value | undefined {
  const { base, a, b } = three;
  const signed = eachVersion(three, (value) => signature(shape, value));
  if (signed.a === signed.b) {
    if (signed.a === signed.base) return base;
    const value = firstWritten(a, b);
    book.changes.push({ key: site.key, by: "both", chosen: false, before: base, after: value });
    return value;
  }
  if (signed.a === signed.base || signed.b === signed.base) {
    const by = signed.a === signed.base ? "b" : "a";
    book.changes.push({ key: site.key, by, chosen: false, before: base, after: three[by] });
    return three[by];
  }
  book.conflicts.push(conflictOf(shape, three, site, kind));
  const choice = book.choices.get(site.key);
  if (choice === undefined) return base;
  book.changes.push({ key: site.key, by: choice, chosen: true, before: base, after: three[choice] });
  return three[choice];
}

/** Of two values that differ only in the order of rows, always the same one. */
function firstWritten(a: Value | undefined, b: Value | undefined): Value | undefined {
  return compareTexts(JSON.stringify(a ?? null), JSON.stringify(b ?? null)) <= 0 ? a : b;
}

function conflictOf(shape: Shape, three: Three, { key, at }: Site, order: "order" | undefined): Conflict {
  const { base, a, b } = three;
  if (order !== undefined) return { key, kind: order, values: three, at };
  if (base === undefined) return { key, kind: "added", values: three, at };
  if (a !== undefined && b !== undefined) return { key, kind: "changed", values: three, at };
  const changed = a ?? b;
  if (shape.kind !== "record" || !isFields(base) || !isFields(changed)) {
    return { key, kind: "removed", values: three, at };
  }
  const keys = [...new Set([...Object.keys(base), ...Object.keys(changed)])].filter(
    (part) =>
      signature(partOf(shape, part), own(base, part)) !== signature(partOf(shape, part), own(changed, part)),
  );
  const only = (value: Value | undefined): Value | undefined => (isFields(value) ? pick(value, keys) : value);
  return { key, kind: "removed", values: eachVersion(three, only), at };
}

function within({ key, at }: Site, part: string): Site {
  const below = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : path === "" ? part : `${path}.${part}`;
  return { key: joined(key, part), at: eachVersion(at, below) };
}

function joined(key: string, part: string): string {
  return key === "" ? part : `${key}/${part}`;
}

function own(fields: Fields, key: string): Value | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** The given keys that are there; nothing if none is. */
function pick(fields: Fields, keys: readonly string[]): Fields | undefined {
  const entries = keys.flatMap((key) => {
    const value = own(fields, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
