import { invariant } from "../core/issue/index.ts";
import { moneyUnits, numberStyles } from "../core/money/index.ts";
import { isTextKey, text, writingIn, type Language } from "../text/language.ts";

/** The closed lists of the plan file; a test holds them to its schema. */
export const choiceSets = {
  numberStyle: numberStyles,
  unit: moneyUnits,
  sourceKind: ["centralBudget", "localBudget", "integrated", "enterprise", "credit", "community"],
  budgetLevel: ["all", "province", "district", "commune"],
  form: ["cash", "kind", "land", "labour"],
  type: ["developmentInvestment", "recurrent", "unspecified"],
  status: ["stated", "derived", "assumed", "decided"],
  origin: ["stated", "derived", "assumed", "decided", "official", "illustrative"],
  derivation: ["counterpartBase", "residual"],
  mode: ["minimum", "exact"],
  onShortfall: ["report", "limitBase", "refuse"],
  limitKind: ["floor", "cap", "hold", "excluded", "reserve", "tier"],
  sliceDimension: ["source", "type", "year", "place", "component"],
  roundingMethod: ["largestRemainder", "webster"],
  combination: ["highest", "additive", "exclusive"],
  groupKind: ["excluded", "coefficient"],
  weightingKind: ["norm", "attribute", "equal", "product", "sum"],
  placeLevel: ["province", "district", "commune"],
  placeKind: ["tinh", "thanh-pho", "thi-xa", "quan", "huyen", "xa", "phuong", "thi-tran", "dac-khu"],
  valueKind: ["yesNo", "whole", "decimal", "choice", "money"],
  stage: ["draft", "submitted", "decided", "adjusted"],
  figureKind: ["line", "total"],
  comparison: ["equal", "atLeast", "atMost"],
  yesNo: ["yes", "no"],
} as const;

export type ChoiceSet = keyof typeof choiceSets;

/** Whether `name` names a closed list. */
export function isChoiceSet(name: string): name is ChoiceSet {
  return Object.hasOwn(choiceSets, name);
}

/** The word for one value of a closed list; in a file always the Vietnamese one. */
export function choiceWord(set: ChoiceSet, value: string, language: Language = "vi"): string {
  const key = set === "unit" ? `unit.${value}` : `layout.choice.${set}.${value}`;
  invariant(isTextKey(key), `${key} has words`);
  return text(writingIn(language, "dong"), key);
}

/** The words of a closed list, in its order. */
export function choiceWords(set: ChoiceSet): readonly string[] {
  return choiceSets[set].map((value) => choiceWord(set, value));
}

/** The value that a person meant: its word or its id, whatever the case, the spaces and the form of the accents. */
export function readChoice(set: ChoiceSet, written: string): string | undefined {
  const key = wordKey(written);
  return choiceSets[set].find(
    (value) => wordKey(choiceWord(set, value)) === key || value.toLowerCase() === key,
  );
}

/** Words are the same if they differ only in case, in spaces or in how accents are encoded. */
export function wordKey(written: string): string {
  return written.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase();
}
