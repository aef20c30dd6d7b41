export const unitText = {
  "unit.dong": "VND",
  "unit.thousand": "thousand VND",
  "unit.million": "million VND",
  "unit.billion": "billion VND",
} as const;
