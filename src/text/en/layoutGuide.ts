/** The guide sheet of the input workbook, the captions of its sheets, and how each kind of cell is filled. */
export const layoutGuideText = {
  "layout.guide.title": "How to fill the plan workbook",
  "layout.guide.purpose":
    "This file holds all the data of one plan. Fill or change the coloured cells and save; the program reads the file and reports every error with its sheet and cell.",
  "layout.guide.language":
    "Names of sheets, headings and the words of lists are always in Vietnamese, whatever the language; only this guide follows the language. English meanings stand in brackets below.",
  "layout.guide.structure":
    "Do not rename sheets or headings. You may reorder columns, add rows and leave rows blank. Columns without a heading and other sheets are yours: the program does not read them.",
  "layout.guide.units":
    "Amounts are numbers in the unit that the heading names ({unit}). To use another unit, change the heading to (đồng), (nghìn đồng), (triệu đồng) or (tỷ đồng).",
  "layout.guide.numbers":
    "Enter amounts as numbers of Excel, not as text: the text “1.234” may be one thousand or a little over one, so it is refused. Figures printed in the document keep their digits as printed.",
  "layout.guide.codes":
    "Codes are text and keep their leading zeros (cells are formatted as Text). Several ids in one cell are separated by semicolons, as in: a; b; c.",
  "layout.guide.ratios":
    "Ratios and coefficients have a point as decimal mark: 0.05, 5%, 1/3, or 1:1.5 (1.5 of counterpart for each 1 of the base).",
  "layout.guide.conditions":
    "Conditions of norms: rows with the same number of alternative must all hold; a unit is in the group when at least one alternative holds.",
  "layout.guide.limits":
    "Limits: a floor, a cap or a hold says how much in exactly one of three ways: an amount, a share, or an attribute of kind amount of money (a level for each commune). A share without a base is a share of the money in the slice. A reserve has a share; a tier has its number; a hold says who holds it and why; an exclusion says why. What is left blank in the slice means all.",
  "layout.guide.illustrative":
    "“Minh họa” (illustrative) marks sample values: from no document, not for decisions. Such columns and rows have a fill of their own; put in real figures and change the origin on sheet {sheet}.",
  "layout.guide.sheets": "The sheets, in order",
  "layout.guide.columns": "The columns and how to fill them",
  "layout.guide.heading.sheet": "Sheet",
  "layout.guide.heading.about": "What it holds",
  "layout.guide.heading.column": "Column",
  "layout.guide.heading.how": "How to fill it",
  "layout.guide.heading.need": "Needed",
  "layout.guide.heading.choices": "Values allowed",
  "layout.guide.required": "required",
  "layout.guide.optional": "may be blank",
  "layout.guide.yearColumns": "One column a year (the heading is the year)",
  "layout.guide.attributeColumns": "One column an attribute (its id in square brackets)",
  "layout.guide.yearColumnsHow": "Weight of the year; blank if the year gets no money",
  "layout.guide.attributeColumnsHow": "The unit's value, of the kind declared on sheet {sheet}",

  "layout.about.plan": "Which plan, which document, which period",
  "layout.about.sources": "One row a funding source",
  "layout.about.lines": "One row a budget line: source, type, years, amount",
  "layout.about.totals": "Totals and subtotals that the document prints: compared, never added up",
  "layout.about.shares": "Percentages that the document prints",
  "layout.about.counterpartRules": "What the local budget must add",
  "layout.about.norms": "Norms (coefficients) fixed by decisions",
  "layout.about.normGroups": "The groups of each norm and their coefficients",
  "layout.about.normConditions": "When a unit belongs to a group",
  "layout.about.weightings": "Ways of dividing money among units",
  "layout.about.weightingUses": "Which source follows which weighting",
  "layout.about.components": "The components of the programme",
  "layout.about.limits":
    "Floors, caps, holds, exclusions, reserves and priority tiers that the allocation must keep to",
  "layout.about.sourceUses":
    "Which source is used first and which may be carried over; one not named: in the order of the list, nothing carried over",
  "layout.about.profiles": "Weights of years, by which amounts of several years are phased",
  "layout.about.exceptions": "Sources with a phasing of their own",
  "layout.about.localities": "One row an administrative unit, one column an attribute",
  "layout.about.attributes": "The attributes of units and where their values come from",
  "layout.about.targets": "Targets by criterion, as numbers of communes",
  "layout.about.statements": "Indicators as the document states them in each place",
  "layout.about.statedTargets": "Which indicator is the same thing as which criterion",
  "layout.about.works": "Works and their quantities",
  "layout.about.corrections": "Corrections that were accepted",
  "layout.about.illustrative": "Columns or rows marked “minh họa” hold sample values, not official figures.",

  "layout.entry.id": "Short id: lower-case letters without marks, digits, hyphens, points",
  "layout.entry.idOf": "An id of sheet {sheet}",
  "layout.entry.code": "Official unit code as text, leading zeros kept",
  "layout.entry.codeOf": "A unit code of sheet {sheet}",
  "layout.entry.words": "Text",
  "layout.entry.digits": "The digits as printed, as text",
  "layout.entry.ratio": "Ratio or coefficient, point as decimal mark",
  "layout.entry.date": "Date as year-month-day or day/month/year",
  "layout.entry.year": "Year of four digits",
  "layout.entry.count": "Whole number, not negative",
  "layout.entry.money": "Amount, a number in the unit of the heading",
  "layout.entry.yesNo": "Choose có (yes) or không (no)",
  "layout.entry.choice": "Choose from the list",
  "layout.entry.list.id": "Ids separated by semicolons",
  "layout.entry.list.code": "Unit codes separated by semicolons",
  "layout.entry.list.words": "Items separated by semicolons",
  "layout.entry.list.ratio": "Ratios or coefficients separated by semicolons",
  "layout.entry.list.choice": "One or more values separated by semicolons",
  "layout.entry.value": "A value of the attribute's kind",
  "layout.validation": "Please choose a value from the list.",
} as const;
