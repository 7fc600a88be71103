import type { DocumentUse, Resource, Template } from "../../../model/index.js";
import { unseenPolicies } from "../../documents/unseen-policies.js";
import { readAttachment, readManagedPolicy } from "./attachments.js";
import { readPrincipal } from "./principals.js";
import { readResourcePolicies } from "./resource-policies.js";

/** What these hold is read by others, who fill it in first. */
const holdsOtherText: ReadonlySet<string> = new Set(["AWS::CloudFormation::StackSet", "AWS::SSM::Document"]);

type IamParts = Pick<Template, "principals" | "managedPolicies" | "attachments" | "documents">;

/** Roles, policies and attachments among the resources, and every policy document they hold. */
export function readIam(resources: readonly Resource[]): IamParts {
  const principals = resources.flatMap(readPrincipal);
  const managedPolicies = resources.flatMap(readManagedPolicy);
  const attachments = resources.flatMap(readAttachment);
  const known: readonly DocumentUse[] = [
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
  const sources = resources
    .filter(({ type }) => !holdsOtherText.has(type))
    .map(({ address, properties }) => ({ address, value: properties }));
  return { principals, managedPolicies, attachments, documents: [...known, ...unseenPolicies(sources, known)] };
}
