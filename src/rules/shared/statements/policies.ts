import { oncePer } from "../../../rule-kit/index.js";
import { resourcePolicyKinds, type ResourcePolicyKind, resourceType } from "../../../knowledge/index.js";
import {
  statementAddress,
  type HeldDocument,
  type Project,
  type StatementContext,
  type Template,
} from "../../../model/index.js";

/** The statements of all policies in a template. Most rules visit every statement. */
export const statementsIn = oncePer((template: Template): readonly StatementContext[] =>
  template.documents.flatMap((held) =>
    held.document.statements.map((statement) => ({ statement, held, address: statementAddress(held, statement) })),
  ),
);

/** The facts about the policy of a resource. `undefined`: the type of the resource has no known policy. */
export function policyKindOf(template: Template, { address }: HeldDocument): ResourcePolicyKind | undefined {
  const type = resourceType(template.resources.get(address)?.type ?? "");
  // The policy of a bucket can be in the bucket or in a separate resource.
  return type?.settings?.policy === undefined ? undefined : kinds.get(type.kind);
}

const kinds = new Map(resourcePolicyKinds.flatMap((policy) => policy.kinds.map((kind) => [kind, policy] as const)));

/** The documents that files contain. AWS managed policies are in no file. */
export const writtenDocuments = oncePer(
  ({ templates }: Project) => new Set(templates.flatMap(({ documents }) => documents.map(({ document }) => document))),
);
