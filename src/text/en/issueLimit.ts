/** Trouble with limits and counterpart rules: in the plan, and when money is allocated within them. */
export const issueLimitText = {
  "issue.limit.oneBound":
    "The limit “{limit}” must say how much in exactly one way; ways that are given: {count}.",
  "issue.limit.oneBound.remedy":
    "Keep one of three: an amount, a share of a base, or an attribute with a level for each commune.",
  "issue.limit.baseWithoutShare": "The limit “{limit}” has a base but no share of it.",
  "issue.limit.baseWithoutShare.remedy": "Add the share, or take out the base.",
  "issue.limit.attribute":
    "The limit “{limit}” takes a level for each commune, but does not hold for each commune by itself.",
  "issue.limit.attribute.kind":
    "The limit “{limit}” takes its level from the attribute “{attribute}”, which is of the kind “{kind}”.",
  "issue.limit.attribute.remedy": "Add the commune (place) to what it holds for each of.",
  "issue.limit.attribute.remedy.kind":
    "Choose an attribute of kind amount of money, or change the kind of “{attribute}” if its values are amounts in VND.",
  "issue.limit.notWhole": "{value} of “{limit}” is not whole in the unit of rounding.",
  "issue.limit.notWhole.unit": "{value} of “{limit}” is not whole in {unit}.",
  "issue.limit.notWhole.remedy": "Make the amount whole, or allocate with a smaller unit of rounding.",
  "issue.limit.notWhole.remedy.fitting":
    "Make the amount whole, or allocate with {fitting} as unit of rounding.",
  "issue.limit.impossible":
    "These cannot all hold: {rules}. To keep all of them, at least {missing} more is needed.",
  "issue.limit.impossible.total":
    "These cannot all hold: {rules}. To keep all of them, at least {missing} more is needed; the money they are about is {total}.",
  "issue.limit.impossible.remedy": "Drop or relax one of them, or add money.",
  "issue.limit.missing": "“{limit}” lacks {amount} of {source}, {type}, {year}.",
  "issue.limit.missing.place": "“{limit}” lacks {amount} for {place}, of {source}, {type}, {year}.",
  "issue.limit.missing.remedy": "Lower what must be kept, or add money of this source and year.",

  "issue.counterpart.excludedBelowProvince":
    "The counterpart rule “{rule}” leaves out lines, but does not bind at the level of the province.",
  "issue.counterpart.excludedBelowProvince.remedy":
    "Lines are not divided among districts or communes before they are allocated: let the rule bind at the level of the province, or take out the lines.",
  "issue.counterpart.noBase":
    "The counterpart rule “{rule}” has nothing to match: its base sources have no money of its types in its years.",
  "issue.counterpart.noBase.remedy": "Check the base sources, types and years of the rule.",
  "issue.counterpart.unmatched":
    "“{rule}”: {type}, {year}: {required} must be matched, {arranged} is arranged, {missing} is missing.",
  "issue.counterpart.unmatched.place":
    "“{rule}”: {place}, {type}, {year}: {required} must be matched, {arranged} is arranged, {missing} is missing.",
  "issue.counterpart.unmatched.remedy":
    "Arrange more counterpart, or let the money that must be matched be limited to what can be.",
} as const;
