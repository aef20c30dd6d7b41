import { list, record, rows, whole, type RecordShape } from "./shape.ts";

const names = record();
const named = record({ name: names });
const years = ["from", "to"] as const;
const group = record({ name: names, when: rows });

/**
 * How a plan is merged: records by id or code, those without by what identifies them; inside a record key by key. One value, because
 * its parts mean nothing alone: a period, a printed figure, a legal reference, a derivation, the bound of a limit, the conditions of a
 * group of a norm, the weights of a profile, what a weighting is made of with its factors, the figures of a milestone with its hash.
 * Attribute values are merged place by place. The order of sources says which is used first, so it is a value of its own; in all
 * other lists of records order says nothing.
 */
export const planShape: RecordShape = record({
  name: names,
  document: record({ issuer: names, title: names, source: names }),
  period: whole,
  sources: list(["id"], named, true),
  lines: list(["id"], record({}, [years])),
  totals: list(["id"], named),
  shares: list(["id"], record()),
  counterpartRules: list(["id"], record({ name: names }, [years])),
  norms: list(
    ["id"],
    record({ name: names, excluded: list(["id"], group), groups: list(["id"], group) }, [
      ["validFrom", "validTo"],
    ]),
  ),
  weightings: list(["id"], record({ name: names }, [["of", "factors"]])),
  weightingUses: list(["source"], record()),
  components: list(["id"], named),
  limits: list(["id"], record({ name: names }, [years, ["amount", "share", "base", "attribute"]])),
  sourceUses: list(["source"], record()),
  phasing: record({ profiles: list(["id"], named), exceptions: list(["source"], record()) }),
  localities: list(["code"], record()),
  attributes: list(["id"], record({ name: names, note: names, values: record() })),
  targets: list(["id"], named),
  statements: list(["indicator", "documentPlace"], named),
  statedTargets: list(["indicator", "target"], record()),
  works: list(["id"], record({ name: names, unit: names })),
  corrections: list(["finding", "target"], record()),
  milestones: list(["id"], record({ figures: rows }, [["plan", "figures"]])),
  // Scenarios stand beside the plan in a workbook; their adjustments have an order and mean something together.
  scenarios: list(["id"], record({ name: names, note: names }, [["parameters", "adjustments"]])),
});
