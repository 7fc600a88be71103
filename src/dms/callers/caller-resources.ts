import { arnText, matchAction, type EffectivePolicies } from "../../iam/index.js";
import { callerNeeds, type CallerNeed } from "../../knowledge/index.js";
import type { DmsResource, Project, Statement, Template } from "../../model/index.js";
import { oncePer, onceIn } from "../../source/index.js";
import { isSatisfiable } from "../../tree/index.js";
import { anyCallers, type CallerIdentity } from "./caller-needs.js";
import { isOfDms, type OwnDocument, type PolicyHolder } from "./callers.js";
import { mayBeTarget } from "./passing-operations.js";
import { templatesOfCaller } from "./caller-templates.js";
import { factTypeOf } from "../resources/resource-variant.js";

/** A DMS resource and the template that declares it. */
export interface DeclaredResource {
  readonly template: Template;
  readonly resource: DmsResource;
}

/**
 * The resources that a caller deploys. If `callerPolicies` names the caller, these are the resources of all templates
 * whose settings name it. Otherwise they are those of the template, if the caller may create most of their types: a function that creates an
 * endpoint at run time does not deploy its stack.
 */
export function deployedResources(
  { project }: { readonly project: Project },
  template: Template,
  caller: PolicyHolder,
): readonly DeclaredResource[] {
  if (caller.isNamed) return declaredInAll(templatesOfCaller(project, template));
  const kinds = kindsIn(template);
  const created = kinds.filter((kind) => creatingByName(caller, createNeedOf({ kind })));
  return created.length > kinds.length / 2 ? declaredIn(template) : [];
}

const declaredInAll = oncePer((templates: readonly Template[]) => templates.flatMap(declaredIn));

const declaredIn = oncePer((template: Template): readonly DeclaredResource[] =>
  template.dmsResources
    .filter(({ existence }) => isSatisfiable(existence) !== false)
    .map((resource) => ({ template, resource })),
);

/** A template may have many callers. */
const kindsIn = oncePer((template: Template) => [
  ...new Set(declaredIn(template).map(({ resource }) => resource.kind)),
]);

/** Who the caller is: the principal that has the policies, otherwise any role or user of the account. */
export function callerIdentityOf({ principal, policies }: PolicyHolder): CallerIdentity {
  return principal ? { policies, principals: [principal] } : anyCallerWith(policies);
}

/** The same caller for all holders that have the policies of `callerPolicies`: what is judged of it is kept. */
const anyCallerWith = oncePer((policies: EffectivePolicies): CallerIdentity => ({ policies, principals: anyCallers }));

/** The operation that creates a resource, with its target. It is the first need of the resource type. */
export function createNeedOf({ kind }: Pick<DmsResource, "kind">): CallerNeed | undefined {
  return callerNeeds().find(({ resourceType }) => resourceType === factTypeOf({ kind }))?.needs[0];
}

/** A statement of a caller, and the document that contains it. */
export interface CallerStatement {
  readonly held: OwnDocument;
  readonly statement: Statement;
}

/** The statement of the caller's own policies that allows an operation with a `dms:` action on a possible target. */
export function creatingByName({ own }: PolicyHolder, need: CallerNeed | undefined): CallerStatement | undefined {
  const targets = need?.resource.map(arnText) ?? [];
  return statementsOf(own).find(
    ({ statement }) =>
      need &&
      allows(statement, need.action, true) &&
      statement.resources?.items.some(({ text }) => targets.some((target) => mayBeTarget(text, target))),
  );
}

/** Whether a caller may create DMS resources of any type with a `dms:` action. */
export function createsResources(caller: PolicyHolder): boolean {
  return callerNeeds().some(({ needs }) => creatingByName(caller, needs[0]) !== undefined);
}

/**
 * The statement at which a finding about a resource is reported: the one that allows creating it, otherwise the first
 * one about DMS, otherwise the first one. `undefined`: it is in another template.
 */
export function statementFor(caller: PolicyHolder, resource: DmsResource): CallerStatement | undefined {
  const { action = "" } = createNeedOf(resource) ?? {};
  return onceIn(statementsByAction(caller), action, () => findStatement(caller, action));
}

const statementsByAction = oncePer((_caller: PolicyHolder) => new Map<string, CallerStatement | undefined>());

function findStatement({ own, policies }: PolicyHolder, action: string): CallerStatement | undefined {
  const all = policies.documents.flatMap(({ document }) => document.statements);
  const chosen =
    all.find((statement) => allows(statement, action, false)) ??
    all.find(({ effect, actions }) => effect === "Allow" && actions?.items.some(isOfDms)) ??
    all[0];
  return statementsOf(own).find(({ statement }) => statement === chosen);
}

function statementsOf(own: readonly OwnDocument[]): readonly CallerStatement[] {
  return own.flatMap((held) => held.document.statements.map((statement) => ({ held, statement })));
}

function allows({ effect, actions }: Statement, action: string, isByName: boolean): boolean {
  if (effect !== "Allow") return false;
  return (actions?.items ?? []).some(
    (item) => (!isByName || isOfDms(item)) && matchAction(item.text, action) === "yes",
  );
}
