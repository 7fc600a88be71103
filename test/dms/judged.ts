import { expect } from "vitest";
import { judgeActions, judgeTrust, usesOf, type DeploymentContext } from "../../src/dms/index.js";
import type { Need } from "../../src/knowledge/index.js";
import { display } from "../../src/tree/index.js";
import { projectOf } from "../iam/project.js";

/** What the analysis says of one use of a role by one DMS resource. */
export interface Judged {
  /** Whether the resource has the use; `no` also where it is of another type. */
  readonly used: "yes" | "no" | "unknown";
  /** Logical ids of the roles that were judged. */
  readonly roles: readonly string[];
  /** `s3:PutObject on arn:…`, as a reader sees it. */
  readonly missing: readonly string[];
  /** Actions of which it is not known whether the role has them. */
  readonly open: readonly string[];
  /** Services that may not assume the role, and those of which it is not known. */
  readonly untrusted: readonly string[];
  readonly openTrust: readonly string[];
  /** Why nothing was judged. */
  readonly reasons: readonly string[];
}

export interface Asked {
  readonly files: Readonly<Record<string, string>>;
  /** Logical id or label of the DMS resource. */
  readonly resource: string;
  readonly use: string;
  readonly needs?: readonly Need[];
  readonly surroundings?: DeploymentContext;
}

export async function judged({
  files,
  resource: name,
  use,
  needs,
  surroundings: deploymentContext,
}: Asked): Promise<Judged> {
  const project = await projectOf(files);
  const found = project.templates.flatMap((template) =>
    template.dmsResources.filter((resource) => resource.name === name).map((resource) => ({ template, resource })),
  );
  const [first, ...others] = found;
  if (!first || others.length > 0) throw new Error(`there is not one DMS resource ${name}`);
  const instance = usesOf(project, first.template, first.resource, deploymentContext).find((one) => one.use.id === use);
  if (!instance) return nothing;
  const actions = judgeActions(project, instance, needs ?? ["required", "conditional"]);
  const trust = judgeTrust(project, instance);
  const ofActions = actions.roles.flatMap(({ findings }) => findings);
  const ofTrust = trust.roles.flatMap(({ findings }) => findings);
  const unexplained = [...ofActions, ...ofTrust].find(
    ({ verdict }) => (verdict.answer === "unknown") !== (verdict.reason !== undefined),
  );
  if (unexplained) throw new Error("an unknown has a reason, and nothing else has one");
  return {
    used: instance.trigger.answer,
    roles: actions.roles.map(({ role }) => role.logicalName),
    missing: ofActions
      .filter(({ verdict }) => verdict.answer === "no")
      .map(({ requirement, resource }) => `${requirement.need.action} on ${display(resource)}`),
    open: unique(
      ofActions.filter(({ verdict }) => verdict.answer === "unknown").map(({ requirement }) => requirement.need.action),
    ),
    untrusted: ofTrust
      .filter(({ verdict }) => verdict.answer === "no")
      .map(({ requirement }) => display(requirement.service)),
    openTrust: ofTrust
      .filter(({ verdict }) => verdict.answer === "unknown")
      .map(({ requirement }) => display(requirement.service)),
    reasons: actions.reasons,
  };
}

const nothing: Judged = { used: "no", roles: [], missing: [], open: [], untrusted: [], openTrust: [], reasons: [] };

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** A text that has a pattern, among expected ones. */
export function isOn(pattern: RegExp): string {
  return expect.stringMatching(pattern) as string;
}

/** A trust policy in YAML flow style. */
export function trusting(...services: readonly string[]): string {
  const names = services.map((service) => (service.includes("!") ? service : `"${service}"`)).join(", ");
  return `{ Statement: [{ Effect: Allow, Principal: { Service: [${names}] }, Action: "sts:AssumeRole" }] }`;
}

/** A role in YAML flow style that trusts services and has statements: `s3:PutObject, s3:DeleteObject on !Sub "…"`. */
export function roleWith(trust: string, statements: readonly string[], further = ""): string {
  const inside = statements.map((short) => {
    const at = short.indexOf(" on ");
    const actions = short
      .slice(0, at)
      .split(", ")
      .map((action) => `"${action}"`);
    return `{ Effect: Allow, Action: [${actions.join(", ")}], Resource: ${short.slice(at + 4)} }`;
  });
  const policies = `[{ PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: [${inside.join(", ")}] } }]`;
  return `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust}, Policies: ${policies}${further} } }`;
}
