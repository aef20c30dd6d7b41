/** SHA-256 of 1,000 draws of the shipped plan at the level of districts, seed 1: the same in Node and in Chromium. */
export const simulationGolden = {
  sobol: "36f5811eed6b9a352ea1a97ad0f4de3981db0c795f6d861d44a0793e1ab07376",
  pseudo: "b922530448707a3633d108728bd4400c17359f614ce1053bf4b8f8a7eaa54fa8",
} as const;
