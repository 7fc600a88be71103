import type { Condition, PolicyDocument, Resource, Role, Statement, Template } from "../model/index.js";
import type { Entry, List, Mapping, Node, Text } from "../tree/index.js";

/** An edit in IAM words. The fixer of the syntax writes the text, or says that it cannot. */
export type IamEdit =
  | { readonly kind: "allow-assume"; readonly document: PolicyDocument; readonly services: readonly Text[] }
  | {
      readonly kind: "add-dependency";
      readonly template: Template;
      readonly resource: Resource;
      readonly on: readonly string[];
    }
  | {
      readonly kind: "append-statements";
      readonly document: PolicyDocument;
      readonly statements: readonly NewStatement[];
      /** Whether the statements that a loop makes may get the actions, which every statement of the loop then has. */
      readonly reach?: "loop";
    }
  | {
      readonly kind: "add-policy";
      readonly template: Template;
      readonly role: Role;
      readonly name: string;
      readonly statements: readonly NewStatement[];
      /** For a role with `for_each`: whether all its instances get the policy, or only this one. */
      readonly reach: "block" | "instance";
    }
  | { readonly kind: "attach-managed-policy"; readonly template: Template; readonly role: Role; readonly arn: Text }
  | ({ readonly kind: "add-condition"; readonly statement: Statement } & NewCondition)
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

/** A statement that an edit writes. */
export interface NewStatement {
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  /** The principal, if this is the policy of a resource. */
  readonly principal?: NewPrincipal;
  readonly actions: readonly string[];
  /** Empty in a trust policy, which applies to its role alone. */
  readonly resources: readonly Text[];
  /** The expression that gives all the resources, where they are not written one by one. */
  readonly resourcesAs?: Text;
  readonly conditions?: readonly NewCondition[];
}

/** A condition that an edit writes. */
export interface NewCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Text[];
}

/** Principals of one kind that an edit writes into a statement. Everybody is `"*"` of the kind `"*"`. */
export interface NewPrincipal {
  readonly kind: "*" | "AWS" | "Service";
  readonly identifiers: readonly Text[];
}

/** A role that an edit writes, with its name, trusted services and managed policy. */
export interface NewRole {
  readonly logicalName: string;
  readonly name: string;
  readonly services: readonly Text[];
  readonly managedPolicy: Text;
  /** The resource that needs the role. In Terraform the role is written into the file of this resource. */
  readonly neededBy: Resource;
  /** The resources that must not be created before the role and its policy. */
  readonly dependents: readonly Resource[];
}

/** Builds edits. The `fix` function of a rule gets it. */
export interface Fixer {
  /** Lets services assume the role that has this trust policy. */
  allowAssume(document: PolicyDocument, services: readonly Text[]): IamEdit;
  /** Makes a resource depend on others. `on` has their addresses. */
  addDependency(template: Template, resource: Resource, on: readonly string[]): IamEdit;
  /** Adds a statement to a policy document. */
  appendStatement(document: PolicyDocument, statement: NewStatement): IamEdit;
  /** Gives a role an inline policy of its own. With `for_each`, all its instances get it, or only this one. */
  addPolicy(
    template: Template,
    role: Role,
    name: string,
    statements: readonly NewStatement[],
    reach?: "block" | "instance",
  ): IamEdit;
  /** Attaches a managed policy to a role. */
  attachManagedPolicy(template: Template, role: Role, arn: Text): IamEdit;
  /** Adds a condition to a statement. */
  addCondition(statement: Statement, operator: string, key: string, values: readonly Text[]): IamEdit;
  /** Removes conditions from a statement. An operator or element that becomes empty is removed too. */
  removeConditions(statement: Statement, conditions: readonly Condition[]): IamEdit;
  /** Gives a statement these actions in place of its own. */
  replaceActions(statement: Statement, actions: readonly Text[]): IamEdit;
  /** Gives a statement these resources in place of its own. */
  replaceResources(statement: Statement, resources: readonly Text[]): IamEdit;
  /** Removes actions from a statement, and grants them in a new statement at the end of the document. */
  splitActions(statement: Statement, actions: readonly string[], into: NewStatement): IamEdit;
  /** Sets a property of a mapping. An existing value is replaced. */
  setProperty(mapping: Mapping, key: string, value: Text): IamEdit;
  /** Adds an item to the list in an entry of a mapping. */
  appendItem(holder: Mapping, entry: Entry, item: Text): IamEdit;
  /** Gives a role a literal name in place of its name or name prefix. */
  nameRole(template: Template, role: Role, name: string): IamEdit;
  /** Writes another text in place of a value. Only what differs is replaced, and only where the file writes it. */
  replaceText(node: Node, text: Text): IamEdit;
  /** Writes a whole text again, because it gets references that it did not have. */
  rewriteText(node: Node, text: Text): IamEdit;
  /** Writes another name for a key, which is an operator or a key of a condition, or the type of principals. */
  renameKey(key: Text, name: string): IamEdit;
  /** Removes items of a list or entries of a mapping. At least one must stay. */
  remove(holder: List | Mapping, children: readonly (Node | Entry)[]): IamEdit;
  /** Creates resources only if a new parameter or variable says so. The name of the new one contains `name`. */
  guard(template: Template, resources: readonly Resource[], name: string): IamEdit;
  /** Declares a new role. */
  addRole(template: Template, role: NewRole): IamEdit;
}

/** Makes edits as data. The fixers write them as text, in the syntax of each place. */
export const fixer: Fixer = {
  allowAssume: (document, services) => ({ kind: "allow-assume", document, services }),
  addDependency: (template, resource, on) => ({ kind: "add-dependency", template, resource, on }),
  appendStatement: (document, statement) => ({ kind: "append-statements", document, statements: [statement] }),
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
