import { oncePer } from "../source/index.js";
import type { HeldDocument, PolicyDocument, Template } from "../model/index.js";

/** Where a template has a policy document: the first place, if there are several. `undefined`: it has it nowhere. */
export function heldDocument(template: Template, document: PolicyDocument): HeldDocument | undefined {
  return heldDocuments(template).get(document);
}

/** A policy may have thousands of holders, and each holder asks for its documents. */
const heldDocuments = oncePer(
  ({ documents }: Template) => new Map(documents.toReversed().map((held) => [held.document, held])),
);
