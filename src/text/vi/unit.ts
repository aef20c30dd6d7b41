export const unitText = {
  "unit.dong": "đồng",
  "unit.thousand": "nghìn đồng",
  "unit.million": "triệu đồng",
  "unit.billion": "tỷ đồng",
  "unit.short.dong": "đồng",
  "unit.short.thousand": "nghìn",
  "unit.short.million": "triệu",
  "unit.short.billion": "tỷ",
} as const;
