import type { DocumentUse, Resource, Template } from "../../model/index.js";
import { readAttachment, readManagedPolicy } from "./attachments.js";
import { readPrincipal } from "./principals.js";
import { readResourcePolicies } from "./resource-policies.js";

type IamParts = Pick<Template, "principals" | "managedPolicies" | "attachments" | "documents">;

/** Roles, policies and attachments among the resources, and every policy document they hold. */
export function readIam(resources: readonly Resource[]): IamParts {
  const principals = resources.flatMap(readPrincipal);
  const managedPolicies = resources.flatMap(readManagedPolicy);
  const attachments = resources.flatMap(readAttachment);
  const documents: readonly DocumentUse[] = [
    ...principals.flatMap(({ address, trust, inlinePolicies }) =>
      [...trust, ...inlinePolicies].map((document) => ({ document, address, holder: "principal" as const })),
    ),
    ...managedPolicies.flatMap(({ address, documents: own }) =>
      own.map((document) => ({ document, address, holder: "managed-policy" as const })),
    ),
    ...attachments.flatMap(({ address, documents: own }) =>
      own.map((document) => ({ document, address, holder: "attachment" as const })),
    ),
    ...resources.flatMap(readResourcePolicies),
  ];
  return { principals, managedPolicies, attachments, documents };
}
