/** Two ways to the same result, medians in milliseconds of one run each, measured in turn. */
export interface Comparison {
  readonly oursMs: number;
  readonly peerMs: number;
  /** How many times as long the peer takes. */
  readonly ratio: number;
}

/** One line of the page: what was measured, what came out, what it should be. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** Empty where nothing was asked for. */
  readonly goal: string;
  /** Undefined where nothing was asked for or nothing could be measured. */
  readonly reached?: boolean | undefined;
}

/** Short runs are repeated until a sample takes so long, so that the clock's grain does not matter. */
const leastSampleMs = 0.5;

const warmUpMs = 200;

/** Milliseconds of one run: warmed up, then the median of `repeats` samples. */
export function medianMs(work: () => unknown, repeats = 30): number {
  const sample = sampler(work);
  return middle(Array.from({ length: repeats }, sample));
}

/** Both warmed up, then sampled in turn, so that what disturbs the machine disturbs both. */
export function compare(ours: () => unknown, peer: () => unknown, repeats = 30): Comparison {
  const oursSample = sampler(ours);
  const peerSample = sampler(peer);
  const oursTimes: number[] = [];
  const peerTimes: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    oursTimes.push(oursSample());
    peerTimes.push(peerSample());
  }
  const oursMs = middle(oursTimes);
  const peerMs = middle(peerTimes);
  return { oursMs, peerMs, ratio: peerMs / oursMs };
}

/** A row for a ratio that should be at least `goal`. */
export function ratioRow(what: string, { oursMs, peerMs, ratio }: Comparison, goal?: number): Row {
  const measured = `${times(ratio)} (${duration(oursMs)} against ${duration(peerMs)})`;
  if (goal === undefined) return { what, measured, goal: "" };
  return { what, measured, goal: `≥ ${goal} ×`, reached: ratio >= goal };
}

/** A ratio for reading. */
export function times(ratio: number): string {
  return `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)} ×`;
}

/** A duration for reading, three digits. */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`;
  return `${(milliseconds * 1000).toPrecision(3)} µs`;
}

/** The middle one of some values. */
export function middle(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function sampler(work: () => unknown): () => number {
  const run = (count: number): number => {
    const start = performance.now();
    for (let time = 0; time < count; time++) work();
    return performance.now() - start;
  };
  // Compilers need some thousand runs of a short loop and a few of a long one.
  const start = performance.now();
  let runs = 0;
  for (; runs < 3 || performance.now() - start < warmUpMs; runs++) work();
  const each = (performance.now() - start) / runs;
  const count = Math.max(1, Math.ceil(leastSampleMs / Math.max(each, 1e-6)));
  return () => run(count) / count;
}
