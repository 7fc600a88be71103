import { excessActions, excessResources, type ActionRequirement } from "../../dms/index.js";
import type { Services } from "../../iam/index.js";
import type { PolicyDocument, Statement } from "../../model/index.js";
import { listed } from "../../source/index.js";
import { display } from "../../tree/index.js";
import type { DifferenceLine } from "./difference-lines.js";

/** What the statements of written documents allow beyond the requirements. */
export function surplusOf(
  documents: readonly PolicyDocument[],
  requirements: readonly ActionRequirement[],
  services: Services,
): readonly DifferenceLine[] {
  return documents
    .flatMap(({ statements }) => statements)
    .filter(({ actions, effect, incompleteReason }) => effect === "Allow" && incompleteReason === undefined && actions)
    .flatMap((statement) => surplusIn(statement, requirements, services));
}

function surplusIn(
  statement: Statement,
  requirements: readonly ActionRequirement[],
  services: Services,
): readonly DifferenceLine[] {
  const { needed, unneeded, wide } = excessActions(services, statement, requirements);
  const { excess, needed: neededResources } = excessResources(statement, requirements);
  const written = statement.resources?.items.map(({ text }) => display(text)) ?? [];
  const lines: DifferenceLine[] = [];
  if (unneeded.length > 0)
    lines.push({
      actions: unneeded.map(({ text }) => display(text)),
      resources: written,
      reason: "nothing here needs it",
      statement,
    });
  if (wide.length > 0)
    lines.push({
      actions: wide.map(({ text }) => display(text)),
      resources: written,
      reason: `only ${listed(needed)} of it is needed`,
      statement,
    });
  if (excess.length > 0)
    lines.push({
      actions: needed,
      resources: excess.map(({ text }) => display(text)),
      reason: `it is needed only on ${listed(neededResources.map(display))}`,
      statement,
    });
  return lines;
}
