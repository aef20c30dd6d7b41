export const layoutText = {} as const;
