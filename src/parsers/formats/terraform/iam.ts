import type { Resource, Template } from "../../../model/index.js";
import { readAttachment } from "./attachments.js";
import { readExistingRole, readManagedPolicy } from "./managed-policies.js";
import { readPrincipal } from "./principals.js";
import { readResourcePolicies } from "./resource-policies.js";
import type { Instance, Module } from "./scope.js";
import { readUnseenPolicies } from "./unseen-policies.js";

/** A resource with the declaration it was read from. */
export interface Declared {
  readonly instance: Instance;
  readonly resource: Resource;
}

type IamParts = Pick<Template, "principals" | "managedPolicies" | "attachments" | "documents" | "existingRoles">;

/** Roles, policies and attachments among the resources, and every policy document they hold. */
export function readIam(declared: readonly Declared[], module: Module): IamParts {
  const principals = declared.flatMap(readPrincipal);
  const managedPolicies = declared.flatMap(readManagedPolicy);
  const attachments = declared.flatMap(readAttachment);
  const known: Template["documents"] = [
    ...principals.flatMap(({ address, trust, inlinePolicies }) =>
      [...trust, ...inlinePolicies].map((document) => ({ document, address, holder: "principal" as const })),
    ),
    ...managedPolicies.flatMap(({ address, documents: own }) =>
      own.map((document) => ({ document, address, holder: "managed-policy" as const })),
    ),
    ...attachments.flatMap(({ address, documents: own }) =>
      own.map((document) => ({ document, address, holder: "attachment" as const })),
    ),
    ...declared.flatMap(readResourcePolicies),
  ];
  const documents = [...known, ...readUnseenPolicies(declared, module, known)];
  return { principals, managedPolicies, attachments, documents, existingRoles: declared.flatMap(readExistingRole) };
}
