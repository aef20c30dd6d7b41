export const sensitivityText = {
  "command.sensitivity.description":
    "changes one thing at a time and shows by how much the result moves, the largest first; two-way tables",
  "command.option.steps": "steps: -10%,+10% (of the present value), +5000, =80%",
  "command.option.twoWay": "a two-way table of exactly two --driver",
  "sensitivity.help.usual":
    "Without --driver: each budget and integrated source, the mobilised share of each other source, the ratio of each counterpart rule. Without --target: the money allocated and the missing counterpart.",
  "sensitivity.title": "SENSITIVITY: WHAT MATTERS MOST",
  "sensitivity.most":
    "{target}, now {base}: what matters most is the {driver}; from {low} to {high} it goes from {least} to {greatest}.",
  "sensitivity.none": "{target}, now {base}: nothing that was tried changes it.",
  "sensitivity.still": "These do not change it: {drivers}.",
  "sensitivity.impossible": "Nothing can be allocated at {value} ({driver}): {reason}",
  "sensitivity.balanced": "Each run adds up to the đồng: allocated + unallocated = available ({count} runs).",
  "sensitivity.exact":
    "Figures are exact, before they are rounded to the unit of allocation; they are written to the đồng, and changes are the differences of what is written.",
  "sensitivity.tornado.title": "Sensitivity of {target}",
  "sensitivity.tornado.all": "Sensitivity of the figures",
  "sensitivity.twoWay.title": "Two-way table of {target}: rows are the {rows}, columns the {columns}",
  "sensitivity.column.target": "Figure",
  "sensitivity.column.driver": "What is changed",
  "sensitivity.column.id": "Id",
  "sensitivity.column.lowValue": "Low value",
  "sensitivity.column.low": "Figure at the low value",
  "sensitivity.column.lowDelta": "Change at the low value",
  "sensitivity.column.highValue": "High value",
  "sensitivity.column.high": "Figure at the high value",
  "sensitivity.column.highDelta": "Change at the high value",
  "sensitivity.column.swing": "Swing",
  "sensitivity.value": "{value}",
  "sensitivity.base": "Now",
  "sensitivity.chart.description":
    "Horizontal bars, what matters most first. Now: {base}. Solid bars are high values, hatched bars low ones. {bars}.",
  "sensitivity.chart.bar": "{driver}: {low} at {lowValue}, {high} at {highValue}",
  "sensitivity.chart.low": "low value",
  "sensitivity.chart.high": "high value",
} as const;
