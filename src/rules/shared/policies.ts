import { resourcePolicyKinds, type ResourcePolicyKind, resourceTypes } from "../../knowledge/index.js";
import { statementAddress, type DocumentUse, type StatementUse, type Template } from "../../model/index.js";

/** A cache: most rules visit every statement. */
const known = new WeakMap<Template, readonly StatementUse[]>();

/** The statements of all policies of a template. */
export function statementsIn(template: Template): readonly StatementUse[] {
  const before = known.get(template);
  if (before) return before;
  const found = template.documents.flatMap((use) =>
    use.document.statements.map((statement) => ({ statement, use, address: statementAddress(use, statement) })),
  );
  known.set(template, found);
  return found;
}

/** The facts about the policy of a resource; `undefined` if its type is not known. */
export function policyKindOf(template: Template, { address }: DocumentUse): ResourcePolicyKind | undefined {
  const type = resourceTypes.get(template.resources.get(address)?.type ?? "");
  // The policy of a bucket stands in the bucket, or in a resource of its own.
  return type?.settings?.policy === undefined ? undefined : kinds.get(type.kind);
}

const kinds = new Map(resourcePolicyKinds.flatMap((policy) => policy.kinds.map((kind) => [kind, policy] as const)));
