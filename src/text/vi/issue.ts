export const issueText = {} as const;
