/** Trouble with the sheets of a workbook, and the words that messages use for kinds and ways of writing. */
export const issueSheetText = {
  "issue.sheet.missing": "The sheet “{sheet}” is missing.",
  "issue.sheet.missing.remedy":
    "Make the input workbook again with phanbo template and keep the names of its sheets.",
  "issue.sheet.missing.remedy.nearest": "Was it renamed “{nearest}”? Name it “{sheet}” again.",
  "issue.sheet.headingMissing": "The column “{heading}” is missing.",
  "issue.sheet.headingMissing.remedy": "Put it back as in the input workbook (phanbo template).",
  "issue.sheet.headingMissing.remedy.nearest": "Was it renamed “{nearest}”? Name it “{heading}” again.",
  "issue.sheet.headingUnknown": "The input workbook has no column “{heading}”.",
  "issue.sheet.headingUnknown.remedy": "Delete the column, or name it as in the input workbook.",
  "issue.sheet.headingUnknown.remedy.nearest": "Did you mean “{nearest}”?",
  "issue.sheet.headingRepeated": "The column “{heading}” stands twice.",
  "issue.sheet.headingRepeated.first": "The column “{heading}” stands at {first} already.",
  "issue.sheet.headingRepeated.remedy": "Keep one of them.",

  "issue.kind.object": "a group of values",
  "issue.kind.array": "a list",
  "issue.kind.string": "text",
  "issue.kind.number": "a number",
  "issue.kind.whole": "a whole number",
  "issue.kind.yesNo": "yes or no",
  "issue.kind.value": "yes or no, text, or a number",
  "issue.kind.nothing": "nothing",

  "issue.style.vi-VN": "the Vietnamese style (1.502,062)",
  "issue.style.en-US": "the English style (1,502.062)",

  "issue.format.id": "lower-case letters without marks, digits, hyphens or points",
  "issue.format.code": "a code of 1 to 12 digits or capital letters without marks",
  "issue.format.digits": "digits, points and commas",
  "issue.format.year": "a year of four digits",
  "issue.format.hash": "a SHA-256: 64 lower-case hexadecimal digits",
  "issue.format.date": "a date as year-month-day, such as 2022-07-13",
  "issue.format.key": "a code as the format has it",
  "issue.format.other": "a value as the format of the plan file has it",
} as const;
