import { dmsKinds, type DmsResource } from "./dms-resource.js";
import type { ManagedPolicy, PolicyAttachment } from "./policy-attachment.js";
import type { PolicyDocument } from "./policy-document.js";
import type { Resource } from "./resource.js";
import type { IamPrincipal } from "./role.js";
import type { ActionPattern, Condition, Principal, ResourcePattern, Statement } from "./statement.js";
import type { HeldDocument, Template } from "./template.js";

/** Every node that a rule can visit. `kind` is the name of its visitor. */
export type ModelNode =
  Template | Resource | IamPrincipal | ManagedPolicy | PolicyAttachment | DmsResource | PolicyDocument | StatementNode;

/** A statement, and its parts. */
type StatementNode = Statement | ActionPattern | ResourcePattern | Principal | Condition;

/** The names of what a rule can visit. */
export type NodeKind = ModelNode["kind"];

/** A statement, its document and its holder. */
export interface StatementContext {
  readonly statement: Statement;
  readonly held: HeldDocument;
  /** The logical address of a finding about it. */
  readonly address: string;
}

/** Where a node of a policy stands: the second argument of its visitor. */
export type WhereOf<Kind extends NodeKind> = Kind extends "PolicyDocument"
  ? HeldDocument
  : Kind extends StatementNode["kind"]
    ? StatementContext
    : undefined;

/** Called with each node, and with where it stands if it is in a policy. */
export type Visit = (node: ModelNode, where?: HeldDocument | StatementContext) => void;

/** Calls `visit` once for the template and for each node in it. Outer nodes come before inner ones. */
export function walk(template: Template, visit: Visit): void {
  visit(template);
  for (const resource of template.resources.values()) visit(resource);
  for (const principal of template.principals) visit(principal);
  for (const policy of template.managedPolicies) visit(policy);
  for (const attachment of template.attachments) visit(attachment);
  for (const resource of template.dmsResources) visit(resource);
  for (const held of template.documents) {
    visit(held.document, held);
    for (const statement of held.document.statements)
      walkStatement({ statement, held, address: statementAddress(held, statement) }, visit);
  }
}

function walkStatement(where: StatementContext, visit: Visit): void {
  const { actions, conditions, notActions, notPrincipals, notResources, principals, resources } = where.statement;
  visit(where.statement, where);
  for (const list of [principals, notPrincipals, actions, notActions, resources, notResources]) {
    for (const item of list?.items ?? []) visit(item, where);
  }
  for (const condition of conditions) visit(condition, where);
}

/** The address of a finding about a statement: `Statement[1]` in a bare policy, else the address of the holder. */
export function statementAddress(
  { address }: Pick<HeldDocument, "address">,
  { index }: Pick<Statement, "index">,
): string {
  return address === "" ? `Statement[${String(index)}]` : address;
}

export function isDmsResource(node: ModelNode): node is DmsResource {
  return kinds.has(node.kind);
}

const kinds: ReadonlySet<string> = new Set(dmsKinds);
