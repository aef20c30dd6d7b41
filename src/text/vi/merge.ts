/** Merging two versions of a plan. */
export const mergeText = {} as const;
