import type { Condition, PolicyDocument, Resource, Role, Statement, Template } from "../model/index.js";
import type { Entry, List, Mapping, Node, Text } from "../tree/index.js";

/** An edit in IAM words; the fixer of the syntax it stands in writes the text, or says that it cannot. */
export type IamEdit =
  | { readonly kind: "allow-assume"; readonly document: PolicyDocument; readonly services: readonly Text[] }
  | {
      readonly kind: "add-dependency";
      readonly template: Template;
      readonly resource: Resource;
      readonly on: readonly string[];
    }
  | { readonly kind: "append-statement"; readonly document: PolicyDocument; readonly statement: NewStatement }
  | {
      readonly kind: "add-policy";
      readonly template: Template;
      readonly role: Role;
      readonly name: string;
      readonly statements: readonly NewStatement[];
      /** Of a role with `for_each`: whether all its instances get it, or this one. */
      readonly reach: "block" | "instance";
    }
  | { readonly kind: "attach-managed-policy"; readonly template: Template; readonly role: Role; readonly arn: Text }
  | {
      readonly kind: "add-condition";
      readonly statement: Statement;
      readonly operator: string;
      readonly key: string;
      readonly values: readonly Text[];
    }
  | {
      readonly kind: "remove-conditions";
      readonly statement: Statement;
      readonly conditions: readonly Condition[];
    }
  | { readonly kind: "replace-actions"; readonly statement: Statement; readonly actions: readonly Text[] }
  | { readonly kind: "replace-resources"; readonly statement: Statement; readonly resources: readonly Text[] }
  | {
      readonly kind: "split-actions";
      readonly statement: Statement;
      readonly actions: readonly string[];
      readonly into: NewStatement;
    }
  | { readonly kind: "set-property"; readonly mapping: Mapping; readonly key: string; readonly value: Text }
  | { readonly kind: "append-item"; readonly holder: Mapping; readonly entry: Entry; readonly item: Text }
  | { readonly kind: "name-role"; readonly template: Template; readonly role: Role; readonly name: string }
  | { readonly kind: "remove"; readonly holder: List | Mapping; readonly children: readonly (Node | Entry)[] }
  | { readonly kind: "rewrite-text"; readonly node: Node; readonly text: Text }
  | { readonly kind: "rename-key"; readonly key: Text; readonly name: string }
  | { readonly kind: "replace-text"; readonly node: Node; readonly text: Text }
  | {
      readonly kind: "guard";
      readonly template: Template;
      readonly resources: readonly Resource[];
      readonly name: string;
    }
  | { readonly kind: "add-role"; readonly template: Template; readonly role: NewRole };

/** A statement to write. */
export interface NewStatement {
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  /** Whom it is about, in the policy of a resource. */
  readonly principal?: NewPrincipal;
  readonly actions: readonly string[];
  /** None in a trust policy, which is about its role alone. */
  readonly resources: readonly Text[];
  readonly conditions?: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly Text[];
  }[];
}

/** Principals of one kind, to write into a statement. */
export interface NewPrincipal {
  readonly kind: "AWS" | "Service";
  readonly identifiers: readonly Text[];
}

/** A role to write: name, trusted services, managed policy. */
export interface NewRole {
  readonly logicalName: string;
  readonly name: string;
  readonly services: readonly Text[];
  readonly managedPolicy: Text;
  /** The resource that asks for the role: in Terraform the role is written into its file. */
  readonly neededBy: Resource;
  /** What must not be made before the role and its policy. */
  readonly dependents: readonly Resource[];
}

/** Builds edits; what a rule's `fix` is given. */
export interface Fixer {
  /** Lets services assume the role whose trust policy this is. */
  allowAssume(document: PolicyDocument, services: readonly Text[]): IamEdit;
  /** Makes a resource wait for others, given by their addresses. */
  addDependency(template: Template, resource: Resource, on: readonly string[]): IamEdit;
  appendStatement(document: PolicyDocument, statement: NewStatement): IamEdit;
  /** Gives a role an inline policy of its own; with `for_each` all its instances, or this one alone. */
  addPolicy(
    template: Template,
    role: Role,
    name: string,
    statements: readonly NewStatement[],
    reach?: "block" | "instance",
  ): IamEdit;
  attachManagedPolicy(template: Template, role: Role, arn: Text): IamEdit;
  addCondition(statement: Statement, operator: string, key: string, values: readonly Text[]): IamEdit;
  /** Takes conditions out of a statement, with the operator or the element that held nothing else. */
  removeConditions(statement: Statement, conditions: readonly Condition[]): IamEdit;
  replaceActions(statement: Statement, actions: readonly Text[]): IamEdit;
  replaceResources(statement: Statement, resources: readonly Text[]): IamEdit;
  /** Takes actions out of a statement and grants them by a new statement behind it. */
  splitActions(statement: Statement, actions: readonly string[], into: NewStatement): IamEdit;
  /** Sets a property of a mapping, replacing the value that is there. */
  setProperty(mapping: Mapping, key: string, value: Text): IamEdit;
  /** Adds an item to the list that an entry of a mapping holds. */
  appendItem(holder: Mapping, entry: Entry, item: Text): IamEdit;
  /** Gives a role a literal name, in place of the name or name prefix it has. */
  nameRole(template: Template, role: Role, name: string): IamEdit;
  replaceText(node: Node, text: Text): IamEdit;
  /** Writes a text anew as a whole, where it gets references that it did not have. */
  rewriteText(node: Node, text: Text): IamEdit;
  /** Writes another name in the place of a key: an operator or a key of a condition. */
  renameKey(key: Text, name: string): IamEdit;
  /** Takes items out of a list, or entries out of a mapping, of which at least one stays. */
  remove(holder: List | Mapping, children: readonly (Node | Entry)[]): IamEdit;
  /** Makes resources only where a new parameter or variable, named by what they are, asks for them. */
  guard(template: Template, resources: readonly Resource[], name: string): IamEdit;
  addRole(template: Template, role: NewRole): IamEdit;
}

export const fixer: Fixer = {
  allowAssume: (document, services) => ({ kind: "allow-assume", document, services }),
  addDependency: (template, resource, on) => ({ kind: "add-dependency", template, resource, on }),
  appendStatement: (document, statement) => ({ kind: "append-statement", document, statement }),
  addPolicy: (template, role, name, statements, reach = "block") => ({
    kind: "add-policy",
    template,
    role,
    name,
    statements,
    reach,
  }),
  attachManagedPolicy: (template, role, arn) => ({ kind: "attach-managed-policy", template, role, arn }),
  addCondition: (statement, operator, key, values) => ({ kind: "add-condition", statement, operator, key, values }),
  removeConditions: (statement, conditions) => ({ kind: "remove-conditions", statement, conditions }),
  replaceActions: (statement, actions) => ({ kind: "replace-actions", statement, actions }),
  replaceResources: (statement, resources) => ({ kind: "replace-resources", statement, resources }),
  splitActions: (statement, actions, into) => ({ kind: "split-actions", statement, actions, into }),
  setProperty: (mapping, key, value) => ({ kind: "set-property", mapping, key, value }),
  appendItem: (holder, entry, item) => ({ kind: "append-item", holder, entry, item }),
  nameRole: (template, role, name) => ({ kind: "name-role", template, role, name }),
  replaceText: (node, text) => ({ kind: "replace-text", node, text }),
  rewriteText: (node, text) => ({ kind: "rewrite-text", node, text }),
  renameKey: (key, name) => ({ kind: "rename-key", key, name }),
  remove: (holder, children) => ({ kind: "remove", holder, children }),
  guard: (template, resources, name) => ({ kind: "guard", template, resources, name }),
  addRole: (template, role) => ({ kind: "add-role", template, role }),
};
