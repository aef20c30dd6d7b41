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
    "These rules cannot hold together: {rules}. At least {missing} is missing: {lacks}.",
  "issue.limit.impossible.total":
    "These rules cannot hold together: {rules}; the money they are about is {total}. At least {missing} is missing: {lacks}.",
  "issue.limit.impossible.dividedTotal":
    "These rules cannot hold together while {divided} is divided in proportion among sources and years (their slices cross): {rules}; the money they are about is {total}. {missing} is missing: {lacks}.",
  "issue.limit.impossible.remedy": "Drop or ease one of these rules, or add money.",
  "limit.lack": "“{limit}” lacks {amount} of {source}, {type}, {year}",
  "limit.lackOfPlace": "“{limit}” lacks {amount} for {place} of {source}, {type}, {year}",
  "limit.lackOfAny": "“{limit}” lacks {amount}",
  "limit.ofPlace": "{limit} ({place})",
  "limit.ofPlaces": "{limit} ({count} cases)",
  "limit.weightless": "a commune without a weight gets no more than its own floors",

  "issue.counterpart.excludedBelowProvince":
    "The counterpart rule “{rule}” leaves out lines, but does not bind at the level of the province.",
  "issue.counterpart.excludedBelowProvince.remedy":
    "Lines are not divided among districts or communes before they are allocated: let the rule bind at the level of the province, or take out the lines.",
  "issue.counterpart.unmatched":
    "“{rule}”: {type}, {year}: {required} must be matched, {arranged} is arranged, {missing} is missing.",
  "issue.counterpart.unmatched.place":
    "“{rule}”: {place}, {type}, {year}: {required} must be matched, {arranged} is arranged, {missing} is missing.",
  "issue.counterpart.unmatched.remedy":
    "Arrange more counterpart, or let the money that must be matched be limited to what can be.",

  "issue.work.cancelled": "The work was stopped as asked; no result was written.",
  "issue.work.cancelled.remedy": "Run it again when you need it.",
} as const;
