import type { Statement } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { and, type Text } from "../../tree/index.js";
import type { HeldStatement } from "../statements/grant-change.js";
import { nameIndex } from "../texts/name-index.js";
import type { PolicySet } from "./policy-sets.js";

/** The statements of policies that can be about a resource, in their order. No other one applies to it. */
export function statementsAbout(policies: PolicySet, resource: Text): readonly HeldStatement[] {
  return statementsOf(policies).about(resource);
}

const statementsOf = oncePer(({ documents }: PolicySet) => {
  const all = documents.flatMap(({ document, when }) =>
    document.statements.map((statement): HeldStatement => ({ statement, when: and(when, document.when) })),
  );
  return nameIndex(all, ({ statement }) => resourcesOf(statement));
});

/** The ARNs of its resources. `undefined`: it may be about others as well. */
function resourcesOf({ incompleteReason, notResources, resources }: Statement): readonly Text[] | undefined {
  if (incompleteReason !== undefined || notResources || !resources) return undefined;
  return resources.incompleteReason === undefined ? resources.items.map(({ text }) => text) : undefined;
}
