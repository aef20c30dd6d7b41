/** Merging what two departments made of one plan: conflicts, what was taken from whom, and the command about it. */
export const mergeText = {
  "issue.merge.unknownKey": "“{value}” is no conflict between the two versions.",
  "issue.merge.unknownKey.remedy": "Leave this --take out: the versions do not conflict there.",
  "issue.merge.unknownKey.remedy.known": "Choose one of the conflicts: {known}.",
  "issue.merge.unknownKey.remedy.nearest": "Did you mean “{nearest}”? The conflicts: {known}.",
  "issue.merge.reference": "{user} uses “{value}”, but {remover} took out what has this id.",
  "issue.merge.reference.remedy":
    "Agree: keep it in the version that took it out, or change what uses it; then merge again.",
  "issue.merge.invalid":
    "The versions do not conflict anywhere, but together they are wrong. {wrong} This comes of merging {a} with {b}.",
  "issue.merge.invalid.remedy": "Agree, correct one of the two versions, and merge again.",

  "command.merge.description":
    "merge two versions of a plan: never the last writer; conflicts are all listed",
  "command.merge.base": "the plan that both began with: an id, a .json or .xlsx file",
  "command.merge.a": "the first version (a)",
  "command.merge.b": "the second version (b)",
  "command.option.take":
    "settle a conflict: KEY=a takes the first version, KEY=b the second; may be given several times",
  "merge.usage.take": "“{value}” is not written as KEY=a or KEY=b.",
  "merge.usage.takenTwice": "“{value}” was already taken from the other version.",
  "merge.usage.out": "The merged plan goes to a .json or .xlsx file; “{file}” is neither.",

  "merge.conflicts.title": "The versions conflict: places {count}, not merged",
  "merge.conflicts.nothingWritten": "Conflicts: {count}; nothing was written.",
  "merge.column.key": "Key",
  "merge.column.kind": "Conflict",
  "merge.column.base": "Base",
  "merge.column.a": "a: {name}",
  "merge.column.b": "b: {name}",
  "merge.column.whereA": "Place in a",
  "merge.column.whereB": "Place in b",
  "merge.column.by": "Taken from",
  "merge.column.before": "Base",
  "merge.column.after": "Merged",
  "merge.kind.changed": "both changed it, differently",
  "merge.kind.removed": "one took it out, one changed it",
  "merge.kind.added": "both added it, differently",
  "merge.kind.order": "both put it in another order",
  "merge.by.a": "a",
  "merge.by.b": "b",
  "merge.by.both": "both",
  "merge.by.chosen": "{side} (chosen)",
  "merge.page.heading": "{number}. {key}: {kind}",
  "merge.page.base": "base ({name}, {place}): {value}",
  "merge.page.a": "a ({name}, {place}): {value}",
  "merge.page.b": "b ({name}, {place}): {value}",
  "merge.todo":
    'What to do: agree and correct one of the versions, or choose for each key with --take "KEY=a" (as in {a}) or --take "KEY=b" (as in {b}). For example: --take "{example}=a".',
  "merge.rule":
    "What one side changed is taken from it; what both changed alike is taken; the order of rows says nothing, but for the list of sources.",
  "merge.changes.title": "Merged: changes against the base {count}",
  "merge.changes.counts": "From a ({a}): {ofA} · from b ({b}): {ofB} · both: {ofBoth} · chosen: {chosen}.",
  "merge.changes.hash": "Hash of the merged plan (its milestones left out): {hash}.",
  "merge.changes.scenarios":
    "A .json file holds the plan alone; scenarios beside it, {count}, go to an .xlsx file only.",
  "merge.value": "{value}",
  "merge.value.none": "not there",
  "merge.value.yes": "yes",
  "merge.value.no": "no",
  "merge.value.part": "{name}: {value}",
} as const;
