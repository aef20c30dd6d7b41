/** Trouble with what a person says is uncertain: levels, probabilities, correlations. */
export const issueAnalysisText = {
  "issue.distribution.reversed":
    "The levels {levels} do not rise: the lowest must be below the highest, and the likeliest between them.",
  "issue.distribution.reversed.remedy":
    "Give them in the order lowest, likeliest, highest; if there is one level alone, choose a constant.",
  "issue.distribution.probabilities": "The probabilities of the outcomes add up to {sum}, not to 1.",
  "issue.distribution.probabilities.remedy": "Change them so that they add up to exactly 1 (100%).",
  "issue.correlation.withItself": "The factor “{value}” is said to correlate with itself.",
  "issue.correlation.withItself.remedy": "Take this entry out, or name two different factors.",
  "issue.correlation.repeated": "The correlation of {pair} is already given at {first}.",
  "issue.correlation.repeated.remedy": "Keep one entry a pair.",
  "issue.correlation.ofConstant": "The factor “{value}” is constant, so nothing can correlate with it.",
  "issue.correlation.ofConstant.remedy": "Take this entry out, or give the factor another distribution.",
  "issue.correlation.inconsistent":
    "These correlations contradict each other and cannot all be true: {pairs}.",
  "issue.correlation.inconsistent.unstated":
    "These correlations cannot all be true: {pairs}, while none is given (so there is none) for {unstated}.",
  "issue.correlation.inconsistent.remedy":
    "Change one of them, or give the pair that is missing. To lower all by the same measure, multiply them by {share}.",
  "issue.uncertainty.nothingTouched": "The factor “{value}” is about no budget line of the plan.",
  "issue.uncertainty.nothingTouched.remedy": "Check its sources, types and years, or take it out.",
} as const;
