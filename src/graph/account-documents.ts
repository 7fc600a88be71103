import type { PolicyDocument, Project } from "../model/index.js";
import { oncePer } from "../source/index.js";
import { display } from "../tree/index.js";

/** The policy documents of the account data, with the names of their holders. */
export const accountDocuments = oncePer(({ templates }: Project): ReadonlyMap<PolicyDocument, string> => {
  const found = new Map<PolicyDocument, string>();
  for (const { attachments, managedPolicies, principals } of templates.filter(({ account }) => account)) {
    for (const { inlinePolicies, name } of principals)
      for (const document of inlinePolicies) found.set(document, `policy of ${display(name)}`);
    for (const { documents, logicalName } of managedPolicies)
      for (const document of documents) found.set(document, logicalName);
    for (const { address, documents } of attachments) for (const document of documents) found.set(document, address);
  }
  return found;
});
