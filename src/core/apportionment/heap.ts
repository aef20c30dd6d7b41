/** A heap of positions whose first is at hand: when its rank has changed, it sinks to where it belongs. */
export interface Heap {
  readonly first: () => number | undefined;
  /** Puts the first, whose rank is lower now, in its place. */
  readonly sink: () => void;
  readonly removeFirst: () => void;
}

/** A heap of `items` by `before`, a strict order of what the positions stand for; made in linear time. */
export function heapOf(items: Uint32Array, before: (one: number, other: number) => boolean): Heap {
  let size = items.length;
  const sinkFrom = (start: number): void => {
    const moved = items[start] ?? 0;
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && before(items[child + 1] ?? 0, items[child] ?? 0)) child++;
      if (!before(items[child] ?? 0, moved)) break;
      items[at] = items[child] ?? 0;
      at = child;
    }
    items[at] = moved;
  };
  for (let start = (size >>> 1) - 1; start >= 0; start--) sinkFrom(start);
  return {
    first: () => (size === 0 ? undefined : items[0]),
    sink: () => {
      sinkFrom(0);
    },
    removeFirst: () => {
      size--;
      items[0] = items[size] ?? 0;
      if (size > 0) sinkFrom(0);
    },
  };
}
