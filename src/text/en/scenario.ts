/** Scenarios: what is wrong with one, what it did, its sheets in the workbook, and the commands about it. */
export const scenarioText = {
  "issue.scenario.unknownId": "There is no scenario called “{value}”.",
  "issue.scenario.unknownId.remedy":
    "Name a scenario that ships or stands in the workbook, or the path of a .json file.",
  "issue.scenario.unknownId.remedy.known": "Scenarios there are: {known}; or name the path of a .json file.",
  "issue.scenario.unknownId.remedy.nearest": "Did you mean “{nearest}”? Scenarios there are: {known}.",
  "issue.scenario.unknownBase":
    "The scenario “{scenario}” builds on “{value}”, but no plan or scenario has this id.",
  "issue.scenario.unknownBase.remedy": "Correct base: the id of the plan or of another scenario.",
  "issue.scenario.unknownBase.remedy.known": "Use one of these ids: {known}.",
  "issue.scenario.unknownBase.remedy.nearest": "Did you mean “{nearest}”? Ids there are: {known}.",
  "issue.scenario.cycle": "The scenarios build on each other in a circle: {chain}.",
  "issue.scenario.cycle.remedy": "Let one scenario of the circle build on the plan.",
  "issue.scenario.oneAmount":
    "An adjustment says how much in exactly one way, an amount or a share; this one does in {count} ways.",
  "issue.scenario.oneAmount.remedy": "Keep amount or share, not both.",
  "issue.scenario.notARatio": "The parameter “{parameter}” holds “{value}”, which is no ratio.",
  "issue.scenario.notARatio.remedy": "Write a ratio as 0.05, 5%, 1/3 or 1:1.5.",
  "issue.scenario.notAnAmount": "The parameter “{parameter}” holds “{value}”, which is no amount.",
  "issue.scenario.notAnAmount.remedy": "Write the đồng in digits alone, for example 3000000000000.",
  "issue.scenario.contradiction": "{later} contradicts {earlier}: both are about {thing}.",
  "issue.scenario.contradiction.remedy": "Take one of them out, or narrow them so that they do not overlap.",
  "issue.scenario.notEnough": "Cannot move {wanted}: there is only {available}.",
  "issue.scenario.notEnough.remedy": "Move less, or take it from more lines.",
  "issue.scenario.sameLine": "The line “{line}” both gives and gets money.",
  "issue.scenario.sameLine.remedy": "Name a target that differs in line, source, type or year.",
  "issue.scenario.mergeRule":
    "It is not known what becomes of “{attribute}” when {places} merge: their values differ, or the rule does not fit its kind.",
  "issue.scenario.mergeRule.remedy":
    "State a rule for this attribute: sum, highest, lowest, any, all or first.",
  "issue.scenario.mergeRule.remedy.id": "State a rule for “{id}”: sum, highest, lowest, any, all or first.",
  "issue.scenario.mergeYear":
    "Units that merge in mid-period become another unit, and cannot become “{place}”, which is one of them.",
  "issue.scenario.mergeYear.remedy":
    "Add the new unit with addPlace and merge into it, or leave the year out to merge for the whole period.",
  "issue.scenario.nothingTouched": "{adjustment} changes nothing.",
  "issue.scenario.nothingTouched.remedy": "Check what it is about and its value, or take it out.",
  "issue.scenario.unusedParameter": "No adjustment uses the parameter “{parameter}”.",
  "issue.scenario.unusedParameter.remedy": "Use it by writing $id, or take it out.",
  "issue.result.notOurs": "The file “{file}” is no allocation that this program made.",
  "issue.result.notOurs.remedy":
    "Name a .json or .xlsx file that “phanbo allocate --out” or “phanbo run” wrote.",
  "issue.result.noRun":
    "The result “{file}” does not say from which plan and with which options it was made.",
  "issue.result.noRun.remedy": "Write the result again with “phanbo allocate --out”, then verify it.",
  "issue.result.otherScenario": "The result was made under the scenario “{found}”, not “{asked}”.",
  "issue.result.otherScenario.remedy":
    "Leave --scenario out to use the one that the result holds, or name the right one.",

  "scenario.adjustment": "adjustment {number} ({kind})",
  "scenario.kind.scaleLines": "scale lines",
  "scenario.kind.setLines": "set lines",
  "scenario.kind.moveMoney": "move money",
  "scenario.kind.setMobilisation": "mobilisation rate",
  "scenario.kind.addSource": "add a source",
  "scenario.kind.addLine": "add a line",
  "scenario.kind.setProfile": "set a profile",
  "scenario.kind.setCounterpart": "set a counterpart rule",
  "scenario.kind.setCoefficient": "set a coefficient",
  "scenario.kind.setWeighting": "set a weighting",
  "scenario.kind.addLimit": "add a limit",
  "scenario.kind.replaceLimit": "replace a limit",
  "scenario.kind.removeLimit": "remove a limit",
  "scenario.kind.setSourceUse": "set the use of a source",
  "scenario.kind.setRounding": "set the rounding",
  "scenario.kind.acceptCorrections": "accept corrections",
  "scenario.kind.setAttribute": "set an attribute",
  "scenario.kind.addPlace": "add a place",
  "scenario.kind.removePlaces": "remove places",
  "scenario.kind.mergePlaces": "merge places",
} as const;
