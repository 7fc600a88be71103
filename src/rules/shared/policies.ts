import { resourcePolicyKinds, type ResourcePolicyKind } from "../../knowledge/index.js";
import type { DocumentUse, Statement, Template } from "../../model/index.js";

/** A statement, its document, and the holder of the document. */
export interface UsedStatement {
  readonly statement: Statement;
  readonly use: DocumentUse;
  /** The address of a finding about it. */
  readonly address: string;
}

/** A cache: most rules visit every statement. */
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

/** `Statement[1]` in a policy file, else the address of the holder. */
export function statementAddress({ address }: DocumentUse, { index }: Pick<Statement, "index">): string {
  return address === "" ? `Statement[${String(index)}]` : address;
}

/** The facts about the policy of a resource; `undefined` if its type is not known. */
export function policyKindOf(template: Template, { address }: DocumentUse): ResourcePolicyKind | undefined {
  const type = template.resources.get(address)?.type;
  return type === undefined ? undefined : kinds.get(type);
}

const kinds = new Map(resourcePolicyKinds.flatMap((kind) => kind.types.map((type) => [type, kind] as const)));
