export const reportText = {} as const;
