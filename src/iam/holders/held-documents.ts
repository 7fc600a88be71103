import { groupBy, oncePer } from "../../source/index.js";
import type { HeldDocument, PolicyDocument, Template } from "../../model/index.js";

/** Where a template has a policy document: the first place, if there are several. `undefined`: it has it nowhere. */
export function heldDocument(template: Template, document: PolicyDocument): HeldDocument | undefined {
  return firstPlaces(template).get(document);
}

/** A policy may have thousands of holders, and each holder asks for its documents. */
const firstPlaces = oncePer(
  ({ documents }: Template) => new Map(documents.toReversed().map((held) => [held.document, held])),
);

/** The documents of a template, by the address of their holder. */
export const documentsByAddress = oncePer(({ documents }: Template) => groupBy(documents, ({ address }) => address));
