export const findingText = {
  "finding.figure.line": "{source}, {type}, {period}",
  "finding.join": "{left}; {right}",
  "finding.value": "{value}",
  "finding.notApplicable": "not applicable",
  "finding.subject.rule": "{rule} – {type}",
  "finding.subject.sum": "Total",
  "finding.subject.counterpart": "Counterpart funding",
  "finding.subject.share": "Share",
  "finding.subject.unit": "Unit",
  "finding.subject.printed": "Printed digits",
  "finding.subject.corrected": "Accepted correction",
  "finding.subject.derived": "Derived figure",
  "finding.subject.grain": "Budget lines",
  "finding.subject.precision": "Printed figures",
  "finding.subject.target.percent": "Percentage of a target",
  "finding.subject.target.statement": "Indicator",
  "finding.subject.target.total": "Target",
  "finding.subject.target.added": "Target",

  "finding.severity.error": "Error",
  "finding.severity.warning": "Warning",
  "finding.severity.note": "Note",
  "finding.class.rounding": "rounding",
  "finding.class.real": "real",
  "finding.class.consequence": "consequence",
  "finding.class.information": "information",

  "finding.evidence.sumAgrees": "the parts then add up to the total",
  "finding.evidence.siblingSum": "the other parts and the total, which are confirmed, leave exactly this",
  "finding.evidence.confirmedBelow": "its own parts are confirmed from below",
  "finding.evidence.counterpartRule": "the counterpart rule then holds",
  "finding.evidence.shareAgrees": "the printed share agrees with it",
  "finding.evidence.oneDigit": "only one digit differs",
  "finding.evidence.transposedDigits": "two neighbouring digits are transposed",
  "finding.evidence.factorThousand": "a unit was mistaken by a factor of 1,000",
  "finding.evidence.doubleCount": "a part was counted twice",
  "finding.evidence.missingPart": "a part was left out of the sum",
  "finding.evidence.swapped": "two figures stand in each other's place",
  "finding.evidence.staleCarriedUp": "totals above were added up with the wrong figure",
  "finding.evidence.otherDenominator": "another denominator in the document gives the printed figure",
  "finding.evidence.derivedFrom": "it is derived from a corrected figure",

  "finding.sum.real":
    "{figure}: printed {printed}, the other figures give {computed}, a difference of {difference}.",
  "finding.sum.undecided":
    "{figure}: printed {printed}, its parts add up to {computed}, a difference of {difference}. The evidence does not tell which figure is wrong: there are {candidates} possibilities.",
  "finding.sum.undecided.row":
    "{figure}: printed {printed}, its parts add up to {computed}, a difference of {difference}. The evidence does not tell which figure is wrong: there are {candidates} possibilities, or a row of {missingRow} is missing from the document.",
  "finding.sum.consequence":
    "{figure}: printed {printed} because it was added up with the wrong figure of finding {causedBy}; it should be {computed}, a difference of {difference}.",
  "finding.sum.rounding":
    "{figure}: printed {printed}, its parts add up to {computed}; the difference of {difference} is printed rounding (tolerance {tolerance}).",
  "finding.counterpart.missing":
    "{rule}, {type}, {period}: {computed} is required for {base}, {printed} is arranged, {size} is missing.",
  "finding.counterpart.surplus":
    "{rule}, {type}, {period}: {computed} is required for {base}, {printed} is arranged, {size} too much.",
  "finding.counterpart.rounding":
    "{rule}, {type}, {period}: {computed} is required, {printed} is arranged; the difference of {difference} is rounding (tolerance {tolerance}).",
  "finding.counterpart.outside":
    "{rule}, {type}, {period}: lines that reach beyond the years of the rule are not counted: {outside}.",
  "finding.share.rounding":
    "Share of {figure}: printed {printed} %, exactly {computed} %. Exact: {exact}; each rounded alone: {alone}; by largest remainder on the printed figures: {together}; by largest remainder on the corrected figures: {togetherMeant}; printed: {printedShares}. What gives the printed figure: {rule} ({reproducesAll}).",
  "finding.share.real":
    "Share of {figure}: printed {printed} %, exactly {computed} % of {base}; no rule of rounding gives the printed figure.",
  "finding.share.rule.alone": "each rounded alone",
  "finding.share.rule.together": "largest remainder on the printed figures",
  "finding.share.rule.aloneMeant": "each rounded alone, on the corrected figures",
  "finding.share.rule.togetherMeant": "largest remainder on the corrected figures",
  "finding.share.rule.none": "no rule gives all of them",
  "finding.share.all.yes": "it gives every printed share",
  "finding.share.all.no": "it does not give every printed share",
  "finding.unit.confirmed":
    "{figure}: “{digits}” is printed without a unit; read as {amount} (unit {unit}), which {confirmedBy} confirms. A reader of {otherStyle} numbers would take it for {otherwise}.",
  "finding.unit.unconfirmed":
    "{figure}: “{digits}” is printed without a unit; read as {amount} (unit {unit}), which nothing confirms. A reader of {otherStyle} numbers would take it for {otherwise}.",
  "finding.printed":
    "{figure}: the printed digits “{digits}” {unit} do not give the plan's amount {amount}, and no correction explains it.",
  "finding.corrected":
    "{figure}: printed {printed}, accepted as {computed} by finding {finding}: {evidence}.",
  "finding.derived.information":
    "{figure}: not printed; {method} gives {amount}, between {low} and {high}. Derived from: {from}.",
  "finding.derived.rounding":
    "{figure}: not printed; {method} gives {computed}, the plan has {amount}, which is still between {low} and {high}.",
  "finding.derived.real":
    "{figure}: not printed; {method} gives {computed} (between {low} and {high}), but the plan has {amount}, a difference of {difference}. Derived from: {from}.",
  "finding.derived.method.residual": "the printed total less the other lines",
  "finding.derived.method.counterpartBase": "working back from the counterpart by its rule",
  "finding.grain":
    "{lines} lines stand on periods of different lengths: {periods}. Phasing them by year is a separate decision.",
  "finding.grain.period": "{period} ({lines} lines)",
  "finding.precision":
    "Figures are printed with {least} to {most} decimals: the last digit is worth {finest} to {coarsest}. The tolerance is half of the last digit.",
  "finding.target.percent": "{target}: {count}/{denominator} is {computed} %, printed {printed} %.",
  "finding.target.percent.otherDenominator":
    "{target}: {count}/{denominator} is {computed} %, printed {printed} % (right with a denominator of {otherDenominator}).",
  "finding.target.statement": "{indicator}: stated differently (unit {unit}): {values}.",
  "finding.target.said": "{value} in {place}",
  "finding.target.counted": "{count}/{denominator} = {value} in {place}",
  "finding.target.total": "{target}: {added} more are stated, but not how many there will be.",
  "finding.target.added":
    "{target}: {baseline} at the start and {added} more make {computed}, stated as {printed}.",

  "finding.table.title": "Reconciliation",
  "finding.table.severity": "Severity",
  "finding.table.class": "Class",
  "finding.table.subject": "Subject",
  "finding.table.printed": "Printed",
  "finding.table.computed": "Computed",
  "finding.table.difference": "Difference",
  "finding.table.proposal": "Proposed",
  "finding.table.evidence": "Evidence",
  "finding.table.sentence": "Explanation",
  "finding.table.place": "Place",
  "finding.table.id": "Finding",
  "finding.table.noteClasses":
    "Rounding: within half of the last printed digit of the figures. Consequence: goes away with the finding that caused it.",
  "finding.table.noteProposals":
    "A proposal has effect only when a person accepts it (--accept-corrections); the printed figures are always kept.",

  "finding.counterpart.title": "Counterpart funding: required and arranged",
  "finding.counterpart.rule": "Rule",
  "finding.counterpart.type": "Type",
  "finding.counterpart.period": "Period",
  "finding.counterpart.base": "To be matched",
  "finding.counterpart.ratio": "Ratio",
  "finding.counterpart.required": "Required",
  "finding.counterpart.arranged": "Arranged",
  "finding.counterpart.difference": "Difference",
  "finding.counterpart.surplusColumn": "Surplus",
  "finding.counterpart.missingColumn": "Shortfall",
  "finding.counterpart.tolerance": "Tolerance",
  "finding.counterpart.check": "Check",
  "finding.counterpart.noteTolerance":
    "OK: the difference is within the tolerance of the rule. Difference = arranged − required.",
  "finding.counterpart.noteOutside":
    "Lines that reach beyond the years of the rule, counted on neither side: {lines}.",

  "finding.shares.title": "Shares: printed and computed",
  "finding.shares.part": "Item",
  "finding.shares.amount": "Printed amount",
  "finding.shares.exact": "Exact",
  "finding.shares.alone": "Rounded alone",
  "finding.shares.together": "Largest remainder",
  "finding.shares.togetherMeant": "Largest remainder, corrected",
  "finding.shares.printed": "Printed",
  "finding.shares.note": "{base}: what gives all printed shares is: {rule}.",
} as const;
