export const unitText = {
  "unit.dong": "đồng",
  "unit.thousand": "nghìn đồng",
  "unit.million": "triệu đồng",
  "unit.billion": "tỷ đồng",
} as const;
