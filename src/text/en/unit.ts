export const unitText = {
  "unit.dong": "VND",
  "unit.thousand": "thousand VND",
  "unit.million": "million VND",
  "unit.billion": "billion VND",
  "unit.short.dong": "VND",
  "unit.short.thousand": "thousand",
  "unit.short.million": "million",
  "unit.short.billion": "billion",
} as const;
