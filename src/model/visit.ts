import type { DmsResource } from "./dms-resource.js";
import type { ManagedPolicy, PolicyAttachment } from "./policy-attachment.js";
import type { PolicyDocument } from "./policy-document.js";
import type { Resource } from "./resource.js";
import type { IamPrincipal } from "./role.js";
import type { ActionPattern, Condition, Principal, ResourcePattern, Statement } from "./statement.js";
import type { Template } from "./template.js";

/** Everything a rule can visit; `kind` is the name of its visitor. */
export type ModelNode =
  | Template
  | Resource
  | IamPrincipal
  | ManagedPolicy
  | PolicyAttachment
  | DmsResource
  | PolicyDocument
  | Statement
  | ActionPattern
  | ResourcePattern
  | Principal
  | Condition;

export type NodeKind = ModelNode["kind"];

/** Calls `visit` for the template and everything in it, once each, outer before inner. */
export function walk(template: Template, visit: (node: ModelNode) => void): void {
  visit(template);
  for (const resource of template.resources.values()) visit(resource);
  template.principals.forEach(visit);
  template.managedPolicies.forEach(visit);
  template.attachments.forEach(visit);
  template.dmsResources.forEach(visit);
  for (const { document } of template.documents) walkDocument(document, visit);
}

function walkDocument(document: PolicyDocument, visit: (node: ModelNode) => void): void {
  visit(document);
  for (const statement of document.statements) {
    visit(statement);
    for (const principal of statement.principals?.items ?? []) visit(principal);
    for (const principal of statement.notPrincipals?.items ?? []) visit(principal);
    for (const action of statement.actions?.items ?? []) visit(action);
    for (const action of statement.notActions?.items ?? []) visit(action);
    for (const resource of statement.resources?.items ?? []) visit(resource);
    for (const resource of statement.notResources?.items ?? []) visit(resource);
    statement.conditions.forEach(visit);
  }
}
