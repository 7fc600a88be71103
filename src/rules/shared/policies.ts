import { resourcePolicyKinds, resourceTypes, type ResourcePolicyKind } from "../../knowledge/index.js";
import type { DocumentUse, Statement, Template } from "../../model/index.js";

/** A statement, the document it stands in, and who holds that. */
export interface UsedStatement {
  readonly statement: Statement;
  readonly use: DocumentUse;
  /** Logical address of a finding about it. */
  readonly address: string;
}

/** Most rules go through them all. */
const known = new WeakMap<Template, readonly UsedStatement[]>();

/** The statements of all policies of a template. */
export function statementsIn(template: Template): readonly UsedStatement[] {
  const before = known.get(template);
  if (before) return before;
  const found = template.documents.flatMap((use) =>
    use.document.statements.map((statement) => ({ statement, use, address: statementAddress(use, statement) })),
  );
  known.set(template, found);
  return found;
}

/** `Statement[1]` in a bare policy, that of the holder elsewhere. */
export function statementAddress({ address }: DocumentUse, { index }: Pick<Statement, "index">): string {
  return address === "" ? `Statement[${String(index)}]` : address;
}

/** What is known of the policy of a resource; `undefined` where its kind is not known. */
export function policyKindOf(template: Template, { address }: DocumentUse): ResourcePolicyKind | undefined {
  const type = resourceTypes.get(template.resources.get(address)?.type ?? "");
  // The policy of a bucket stands in the bucket, or in a resource of its own.
  return type?.settings?.policy === undefined ? undefined : kinds.get(type.kind);
}

const kinds = new Map(resourcePolicyKinds.flatMap((policy) => policy.kinds.map((kind) => [kind, policy] as const)));
