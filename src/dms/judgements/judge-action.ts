import {
  type AccessRequest,
  type Grantee,
  nearMissStatements,
  type EffectivePolicies,
  grants,
  type GrantVerdict,
  matchArn,
  plainText,
  type PolicySet,
  resourceGrant,
  statementApplies,
  unknown,
  type Verdict,
} from "../../iam/index.js";
import type { Project, Statement } from "../../model/index.js";
import { display, literalOf, textWhere, type Formula, type Text, type TextPart } from "../../tree/index.js";
import { contextOfNeed } from "../needs/need-context.js";
import { tokensIn } from "../needs/need-props.js";
import type { RequiredResource } from "../needs/required-resources.js";
import type { ActionRequirement } from "../needs/requirements.js";

/** A resource on which an action is needed, and whether the action is granted on it. */
export interface JudgedResource {
  readonly resource: Text;
  readonly verdict: GrantVerdict;
}

/** An action that is needed, and whether it is granted on each resource. */
export interface JudgedAction {
  readonly requirement: ActionRequirement;
  /** The resource that decided the verdict. If it is not known, this is the pattern of the facts. */
  readonly resource: Text;
  /** With *no*: all needed resources on which the action is not granted for the same cause. */
  readonly lackingResources: readonly Text[];
  readonly verdict: GrantVerdict;
  /** With *no*: statements that allow the action, but not for this request. */
  readonly nearMisses: readonly Statement[];
  /** All resources on which it is needed. */
  readonly each: readonly JudgedResource[];
}

/**
 * The resources of a judged action as people are shown them. A token of the facts, like `${prop:…}`, is left out: it only
 * means that the resource is not known.
 */
export function shownResources(judged: JudgedAction): readonly string[] {
  return resourcesToShow(judged).map(display);
}

/** `shownResources` as texts. */
export function resourcesToShow({ lackingResources, resource }: JudgedAction): readonly Text[] {
  const resources = lackingResources.length > 0 ? lackingResources : [resource];
  return resources.filter((one) => tokensIn(display(one)).length === 0);
}

/** Who needs an action: a role or a caller, with all its policies. */
export interface Asker {
  readonly project: Project;
  readonly grantee: Grantee;
  readonly policies: EffectivePolicies;
  /** The request, with what is known of everything that the role or the caller asks for. */
  readonly asks?: (request: AccessRequest) => AccessRequest;
}

/**
 * Judges whether a role or a caller is granted an action on every resource on which it is needed, in the deployments where
 * `assume` is true.
 */
export function judgeAction(asker: Asker, requirement: ActionRequirement, assume: Formula): JudgedAction {
  const judged = requirement.resources.map((resource) => judgeResource(asker, requirement, resource, assume));
  const decisive =
    judged.find(({ verdict }) => verdict.answer === "no") ??
    judged.find(({ verdict }) => verdict.answer === "unknown") ??
    judged[0];
  const { verdict, nearMisses, resource } =
    decisive ?? notKnown(requirement.need.resource.join(), "no resource is known");
  const isOpen = verdict.answer !== "yes" && requirement.applies.answer === "unknown";
  const alike = judged.filter((one) => one.verdict.answer === "no" && one.verdict.cause === verdict.cause);
  return {
    requirement,
    verdict: isOpen ? requirement.applies : verdict,
    nearMisses,
    resource,
    lackingResources: alike.map((one) => one.resource),
    each: judged.map((one) => ({
      resource: one.resource,
      verdict: one.verdict.answer === "no" && isOpen ? requirement.applies : one.verdict,
    })),
  };
}

type JudgedReading = Pick<JudgedAction, "verdict" | "nearMisses" | "resource">;

function notKnown(pattern: string, reason: string): JudgedReading {
  return { verdict: unknown(reason), nearMisses: [], resource: plainText(pattern) };
}

function judgeResource(
  asker: Asker,
  requirement: ActionRequirement,
  required: RequiredResource,
  assume: Formula,
): JudgedReading {
  const { asks, policies } = asker;
  const { action } = requirement.need;
  const context = contextOfNeed(requirement);
  const judged = required.readings.map((reading): JudgedReading => {
    const resource = textWhere(reading, assume);
    const plain = { action, resource, ...context };
    const request = asks ? asks(plain) : plain;
    const verdict = grants(policies, request, assume);
    if (verdict.answer !== "no") return { verdict, resource, nearMisses: [] };
    const doubt = doubtOf(asker, request, verdict, required.pattern);
    return { verdict: doubt ?? verdict, resource, nearMisses: nearMissStatements(limitOf(policies, verdict), request) };
  });
  const best =
    judged.find(({ verdict }) => verdict.answer === "yes") ??
    judged.find(({ verdict }) => verdict.answer === "unknown") ??
    judged[0];
  return best ?? notKnown(required.pattern, required.reason ?? "the resource is not known");
}

/** Why an action may be granted although the policies do not grant it. `undefined` if it cannot be. */
function doubtOf(
  { grantee, policies, project }: Asker,
  request: AccessRequest,
  verdict: GrantVerdict,
  pattern: string,
): Verdict | undefined {
  if (verdict.cause === "denied") return undefined;
  const partly = isLoose(pattern) ? grantingPartly(limitOf(policies, verdict), request) : [];
  if (partly.length > 0)
    return unknown("it is granted on some resources, but it is not known which are needed", ...partly);
  return resourceGrant(project, grantee, request);
}

/** The policies that would have to allow what is not granted. */
function limitOf(policies: EffectivePolicies, { cause }: GrantVerdict): PolicySet {
  return cause === "boundary" && policies.boundary ? policies.boundary : policies;
}

/**
 * Whether a pattern of the facts has a wildcard for names that DMS chooses: a policy may list these names. The `*` for
 * all objects of a bucket does not count.
 */
function isLoose(pattern: string): boolean {
  const isObjectsOf = pattern.endsWith("}/*");
  return (isObjectsOf ? pattern.slice(0, -1) : pattern).includes("*");
}

function grantingPartly(policies: PolicySet, request: AccessRequest): readonly Statement[] {
  const allowing = nearMissStatements(policies, request);
  if (allowing.length === 0) return [];
  const some = { ...request, resource: withNames(request.resource) };
  // A NotResource that leaves out only some of the resources gives no certain *no*.
  return allowing.filter(
    (statement) =>
      statement.resources?.items.some(({ text }) => matchArn(text, some.resource) !== "no") === true &&
      statementApplies(statement, some).answer !== "no",
  );
}

/** A pattern with holes in place of its wildcards: one of its resources, whatever its name is. */
function withNames(pattern: Text): Text {
  const isAll = literalOf(pattern) === "*";
  const name = { symbol: { id: "name", shape: isAll ? "any" : "path" }, reason: "it is named by DMS" } as const;
  const parts = pattern.parts.flatMap((part): readonly TextPart[] => {
    if (part.kind === "hole") return [part];
    const hole: TextPart = { ...part, ...name, kind: "hole" };
    return part.text.split("*").flatMap((text, index) => [...(index > 0 ? [hole] : []), { ...part, text }]);
  });
  return { ...pattern, parts };
}
