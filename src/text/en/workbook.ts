export const workbookText = {} as const;
