export const findingText = {} as const;
