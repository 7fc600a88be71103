import type { ResourcePolicy } from "../../../iam/index.js";
import type { Resource } from "../../../model/index.js";

/** Where a finding about the policy of a resource stands: at the document if a file has it, else at its holder. */
export function placeOfPolicy({ document, holder }: ResourcePolicy): { readonly location: Resource["location"] } {
  return document.node.layout ? document : holder;
}
