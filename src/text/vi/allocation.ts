export const allocationText = {} as const;
