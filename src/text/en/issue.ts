import { issueAnalysisText } from "./issueAnalysis.ts";
import { issueLimitText } from "./issueLimit.ts";
import { issueSheetText } from "./issueSheet.ts";

/**
 * What is wrong (`issue.<code>`) and what to do about it (`issue.<code>.remedy`). A key with one more word says the same
 * with a value that is not always known; it is taken when all the values it names are there.
 */
export const issueText = {
  ...issueSheetText,
  ...issueLimitText,
  ...issueAnalysisText,

  "issue.unstated": "unknown",

  "issue.file.missing": "The file was not found.",
  "issue.file.missing.remedy": "Check its name and path.",
  "issue.file.unreadable": "The file cannot be read.",
  "issue.file.unreadable.reason": "The file cannot be read ({reason}).",
  "issue.file.unreadable.remedy": "Check that you may read it and that no other program has locked it.",
  "issue.file.notJson": "The file does not hold valid JSON.",
  "issue.file.notJson.detail": "The file does not hold valid JSON ({detail}).",
  "issue.file.notJson.remedy": "Correct the file or take the original again.",
  "issue.file.notZip": "The file is not an .xlsx workbook: it is not compressed as one.",
  "issue.file.notZip.remedy": "Open it in Excel and save it as .xlsx.",
  "issue.file.notWorkbook":
    "The file is not an .xlsx workbook that can be read: it is damaged, has a password, or is in the old .xls format.",
  "issue.file.notWorkbook.remedy":
    "Open it in Excel, take off the password if there is one, and save it as .xlsx.",
  "issue.file.cannotWrite": "The file cannot be written.",
  "issue.file.cannotWrite.reason": "The file cannot be written ({reason}).",
  "issue.file.cannotWrite.remedy":
    "Close it if it is open in Excel; check the folder, your rights and the space on the disk.",

  "issue.plan.unknownId": "No plan has the name “{value}”.",
  "issue.plan.unknownId.remedy": "Name a plan that ships, or the path of a .json or .xlsx file.",
  "issue.plan.unknownId.remedy.known": "Plans that ship: {known}; or give the path of a .json or .xlsx file.",
  "issue.plan.unknownId.remedy.nearest": "Did you mean “{nearest}”? Plans that ship: {known}.",
  "issue.plan.schemaVersion": "The file has the version “{found}”; this program reads “{expected}”.",
  "issue.plan.schemaVersion.remedy":
    "Use the version of the program that fits, or bring the file to “{expected}”.",

  "issue.plan.missingKey": "“{key}” is missing.",
  "issue.plan.missingKey.remedy": "Add this value.",
  "issue.plan.unknownKey": "There is no entry called “{key}”.",
  "issue.plan.unknownKey.remedy": "Remove it, or name it as the format of the plan file has it.",
  "issue.plan.unknownKey.remedy.nearest": "Did you mean “{nearest}”?",
  "issue.plan.wrongType": "This must be {expected}, but is {received}.",
  "issue.plan.wrongType.value": "This must be {expected}, but is {received}: “{value}”.",
  "issue.plan.wrongType.remedy": "Enter a value of the right kind.",
  "issue.plan.unknownChoice": "“{value}” is not one of the values allowed.",
  "issue.plan.unknownChoice.remedy": "Choose a value from the list.",
  "issue.plan.unknownChoice.remedy.choices": "Choose one of: {choices}.",
  "issue.plan.unknownChoice.remedy.nearest": "Did you mean “{nearest}”? Values allowed: {choices}.",
  "issue.plan.wrongText": "“{value}” is not written as it must be: {expected}.",
  "issue.plan.wrongText.remedy": "Write it that way.",
  "issue.plan.empty": "“{key}” is empty.",
  "issue.plan.empty.remedy": "Fill in at least one value.",

  "issue.number.notANumber": "“{value}” is not a number.",
  "issue.number.notANumber.style": "“{value}” is not a number written in {style}.",
  "issue.number.notANumber.remedy": "Enter digits, without words or a unit.",
  "issue.number.ambiguous":
    "“{value}” can be read in two ways: {first} if the point separates thousands, {second} if the point is the decimal mark.",
  "issue.number.ambiguous.remedy": "Enter it as a number, or state how numbers are written.",
  "issue.number.notFinite": "“{value}” is not a definite number.",
  "issue.number.notFinite.remedy": "Enter a number.",
  "issue.number.notWhole": "“{value}” is not a whole number.",
  "issue.number.notWhole.remedy": "Enter a whole number; an amount must be whole in its unit.",
  "issue.number.negative": "“{value}” is negative.",
  "issue.number.negative.remedy": "Enter a number that is not negative.",
  "issue.number.tooLarge": "“{value}” is too large to be held exactly.",
  "issue.number.tooLarge.maximum": "“{value}” is more than the largest value allowed, {maximum}.",
  "issue.number.tooLarge.remedy":
    "Check the unit (VND, thousand, million, billion) and the marks within the number.",
  "issue.number.tooSmall": "“{value}” is too small.",
  "issue.number.tooSmall.minimum": "“{value}” is less than the smallest value allowed, {minimum}.",
  "issue.number.tooSmall.remedy": "Check the unit and the marks within the number.",

  "issue.ratio.invalid": "“{value}” is not a ratio.",
  "issue.ratio.invalid.remedy":
    "Write it as 5%, 0.05, 1/3 or 1:1.5 (with a point as decimal mark), never divided by 0.",
  "issue.ratio.zero": "The ratio “{value}” is 0.",
  "issue.ratio.zero.remedy": "Enter a ratio above 0, or leave the entry out.",

  "issue.period.reversed": "The last year, {to}, is before the first, {from}.",
  "issue.period.reversed.remedy": "Swap the first year and the last.",
  "issue.period.outside": "The period {from}-{to} is outside {first}-{last}.",
  "issue.period.outside.remedy": "Correct the years, or widen the period that holds.",

  "issue.plan.duplicateId": "The id “{value}” is used already.",
  "issue.plan.duplicateId.first": "The id “{value}” is used already, at {first}.",
  "issue.plan.duplicateId.remedy": "Give it another id, or remove what is there twice.",
  "issue.plan.duplicateCode": "The unit code “{value}” is used already.",
  "issue.plan.duplicateCode.first": "The unit code “{value}” is used already, at {first}.",
  "issue.plan.duplicateCode.remedy":
    "Each unit has a code of its own: correct it, or remove what is there twice.",
  "issue.plan.unknownReference": "Nothing has the id “{value}”.",
  "issue.plan.unknownReference.remedy": "Correct the id, or add what is missing.",
  "issue.plan.unknownReference.remedy.nearest": "Did you mean “{nearest}”? If not, add what is missing.",
  "issue.plan.cycle": "“{value}” is among its own parts.",
  "issue.plan.cycle.remedy": "Take out one link, so that nothing contains itself.",

  "issue.weights.empty": "There are no weights to allocate by.",
  "issue.weights.empty.remedy": "Add at least one weight above 0.",
  "issue.weights.factorCount": "The sum “{weighting}” has {given} factors for {needed} weightings.",
  "issue.weights.factorCount.remedy":
    "Give each weighting one factor, in the same order; or none at all, and each is 1.",
  "issue.weights.allZero": "All weights are 0 (weights: {count}): there is nothing to allocate by.",
  "issue.weights.allZero.weighting":
    "The weighting “{weighting}” is 0 in every commune (communes: {count}), so no shares of it can be formed.",
  "issue.weights.allZero.remedy": "Give at least one a weight above 0.",
  "issue.weights.negative": "The weight “{value}” is negative.",
  "issue.weights.negative.remedy": "Enter a weight that is not negative.",
  "issue.weights.missingAttribute": "{name} (code {place}) has no value for “{attribute}”.",
  "issue.weights.missingAttribute.remedy": "Add the value; what is missing is never taken for “no”.",
  "issue.weights.noGroup": "{name} (code {place}) is in no group of the norm “{norm}”.",
  "issue.weights.noGroup.has": "{name} (code {place}) is in no group of the norm “{norm}” ({has}).",
  "issue.weights.noGroup.remedy": "Check the attributes of the place, or the conditions of the groups.",
  "issue.weights.overlap":
    "{name} (code {place}) is in several groups of the norm “{norm}”, which allows only one: {groups}.",
  "issue.weights.overlap.remedy":
    "Correct the conditions of the groups, or let the norm take the highest coefficient or their sum.",
  "issue.weights.none": "The source “{source}” has money but no weighting.",
  "issue.weights.none.remedy": "Choose a weighting for this source.",
  "issue.phasing.none": "The profile “{profile}” has no weight for the line “{line}” in the years: {years}.",
  "issue.phasing.none.remedy":
    "Add weights for those years, or choose another profile for the source “{source}”.",

  "issue.correction.unknown": "No finding has the id “{value}”.",
  "issue.correction.unknown.remedy": "The command phanbo check shows the ids of the findings.",
  "issue.correction.unknown.remedy.nearest": "Did you mean “{nearest}”?",
  "issue.correction.unproposed": "The finding “{value}” has no correction proposed.",
  "issue.correction.unproposed.remedy": "Accept only findings that have one.",
} as const;
