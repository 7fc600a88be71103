import { arnText, grants, isSameService, plainText, statementApplies, type GrantVerdict } from "../../iam/index.js";
import {
  factTypeOf,
  type PolicyHolder,
  creatingByName,
  deployedResources,
  statementFor,
  type CallerStatement,
} from "../../dms/index.js";
import { callerNeeds, guidePolicy, roleUses, type CallerNeed } from "../../knowledge/index.js";
import type { DmsResource, Project, Resource, Statement, Template } from "../../model/index.js";
import {
  asText,
  display,
  lazily,
  literalOf,
  oncePer,
  type RuleContext,
  type NewStatement,
} from "../../rule-kit/index.js";
import { accountOfArn } from "../shared/arns/arn-fields.js";
import { writable } from "../shared/new-statements/writable-text.js";

/** The name of the role that DMS Serverless creates itself, and the service it is linked to. */
export const serverlessRole = roleUses.find(({ id }) => id === "slr-dms-serverless")?.roleName ?? "";
export const dmsService = "dms.amazonaws.com";

const createRole = "iam:CreateServiceLinkedRole";

/** The needs for creating a serverless replication, from the facts. One of them is to create the role. */
const needs = lazily((): readonly CallerNeed[] => {
  const type = factTypeOf({ kind: "DmsReplicationConfig" });
  return callerNeeds().find(({ resourceType }) => resourceType === type)?.needs ?? [];
});
const creation = lazily(() => needs().find(({ action }) => action === createRole));

export const serverlessSource = lazily(() => creation()?.source.slice(0, 1) ?? []);

/** A statement that allows a caller to create serverless replications, and a replication that the linted files declare. */
export interface ServerlessUse extends CallerStatement {
  readonly resource?: DmsResource;
}

/** Where a caller creates serverless replications. A bare policy must name the operation. */
export function serverlessUse(
  context: RuleContext,
  template: Template,
  caller: PolicyHolder,
): ServerlessUse | undefined {
  const isServerless = ({ kind }: DmsResource): boolean => kind === "DmsReplicationConfig";
  const deployed = deployedResources(context, template, caller).find(({ resource }) => isServerless(resource));
  const place = deployed ? statementFor(caller, deployed.resource) : creatingByName(caller, needs()[0]);
  if (!place || (!deployed && !namesCreation(place.statement))) return undefined;
  return { ...place, ...(deployed && { resource: deployed.resource }) };
}

function namesCreation({ actions }: Statement): boolean {
  return actions?.items.some(({ text }) => /^dms:CreateReplicationConfig$/i.test(display(text))) ?? false;
}

/** Whether the settings say that the role exists, or the linted files declare it or may create it. */
export function isMadeOtherwise({ project, settings }: RuleContext): boolean {
  return settings.existingRoles.includes(serverlessRole) || isRoleLinted(project);
}

const isRoleLinted = oncePer(({ templates }: Project) =>
  templates.some(
    ({ principals, resources, existingRoles }) =>
      principals.some(({ isInAccount, logicalName }) => isInAccount && logicalName === serverlessRole) ||
      existingRoles.some(({ name }) => literalOf(name) === serverlessRole) ||
      [...resources.values()].some(isServerlessRole),
  ),
);

function isServerlessRole({ resourceKind, settings }: Resource): boolean {
  const service = resourceKind === "ServiceLinkedRole" ? asText(settings.get("serviceName")?.value) : undefined;
  return service !== undefined && isSameService(service, plainText(dmsService)) !== "no";
}

/** Whether a caller has the permission that DMS needs to create the role. */
export function mayMakeRole({ policies }: PolicyHolder): GrantVerdict {
  return grants(policies, { action: createRole, resource: arnText(roleArn), context: ofService(dmsService) });
}

const roleArn = `arn:\${Partition}:iam::\${Account}:role/aws-service-role/${dmsService}/${serverlessRole}`;

/** Whether a statement allows creating the role of an arbitrary service. */
export function makesAnyRole(statement: Statement): boolean {
  const context = ofService(anyService);
  // A pattern that names an account is one for that account.
  const named = (statement.resources?.items ?? []).flatMap(({ text }) => accountOfArn(text) ?? []);
  return (
    statement.effect === "Allow" &&
    ["${Account}", ...new Set(named)].some((account) => {
      const resource = arnText(`arn:\${Partition}:iam::${account}:role/aws-service-role/${anyRole}`);
      return statementApplies(statement, { action: createRole, resource, context }).answer === "yes";
    })
  );
}

/** A service and a role whose names begin and end as no others do, for patterns such as `a*`. */
const anyService = "-any-.amazonaws.com";
const anyRole = `${anyService}/AWSServiceRoleFor-any-`;

/** The services that are needed to deploy DMS resources; the policy in the DMS guide has no others. */
const ownServices = lazily(() => {
  const needed = callerNeeds().flatMap((one) => one.needs.filter(({ need }) => need !== "handler-only"));
  return new Set(
    [...guidePolicy.flatMap(({ actions }) => actions), ...needed.map(({ action }) => action)].map(prefixOf),
  );
});

/** Whether a caller does more than deploy DMS resources, and may need service-linked roles for that. */
export function worksWithOthers({ policies }: PolicyHolder): boolean {
  const items = policies.documents.flatMap(({ document }) =>
    document.statements.flatMap(({ actions }) => actions?.items ?? []),
  );
  return items.some(({ text }) => !ownServices().has(prefixOf(display(text).toLowerCase())));
}

function prefixOf(action: string): string {
  return action.slice(0, action.indexOf(":"));
}

function ofService(service: string): ReadonlyMap<string, readonly string[]> {
  return new Map([["iam:awsservicename", [service]]]);
}

/** The statement of the DMS guide. */
export function creationStatement(template: Template): NewStatement {
  const resources = (creation()?.resource ?? []).map((pattern) => writable(arnText(pattern), template));
  const conditions = [{ operator: "StringLike", key: "iam:AWSServiceName", values: [plainText(dmsService)] }];
  return { effect: "Allow", actions: [createRole], resources, conditions };
}
