import { ownValue, oncePer } from "../../source/index.js";
import type { ServiceAuthorization } from "../../knowledge/index.js";
import { arnForms, patternsOverlap, arnPattern } from "../texts/arn-shapes.js";
import type { KnownAction } from "./service-actions.js";

/** An ARN that a statement names, as far as it is known. `undefined` in a list of them stands for any ARN. */
export interface NamedArn {
  readonly service: string;
  /** The part after the account. */
  readonly resource: string;
  /**
   * Region and account are wildcards. A wildcard also matches colons, so the wildcard of the account may match the
   * resource type too.
   */
  readonly hasWildcardPlace?: boolean;
  /** The ARN has no region and no account, like the ARN of a bucket. */
  readonly isPlaceless?: boolean;
}

/** Whether an action can be granted on the resources of a statement. */
export type Reach =
  /** The action works on one of the resources, or may work on it. */
  | "some"
  /** The action has no resource types: only `*` grants it. */
  | "only-everything"
  /** The action works only on resources of other types. */
  | "other-types";

interface TypeShape {
  readonly service: string;
  readonly resource: string;
  /** ARNs of the type have a region and an account. */
  readonly isPlaced: boolean;
}

const typesOf = oncePer(
  (service: ServiceAuthorization): ReadonlyMap<string, readonly TypeShape[]> =>
    new Map(Object.entries(service.resourceTypes).map(([type, facts]) => [type, arnForms(facts).map(shapeOf)])),
);

function shapeOf(arn: string): TypeShape {
  const [, , name = "", region = "", account = "", ...rest] = arnPattern(arn).split(":");
  const isPlaced = region !== "" && account !== "";
  // Recovery points of AWS Backup have the ARNs of other services: `arn:aws:ec2:eu-west-1::snapshot/*`.
  return { service: name, resource: name === "*" ? "*" : rest.join(":"), isPlaced };
}

/** Whether an action can be granted on one of the ARNs. */
export function reachOf(service: ServiceAuthorization, action: KnownAction, arns: NamedArns): Reach {
  if (!action.facts || arns.includes(undefined) || isUsedByAws(service, action.name, arns)) return "some";
  const types = typesOfActions(service)(action);
  if (types.length === 0) return "only-everything";
  return types.some((type) => mayNameType(service, type, arns)) ? "some" : "other-types";
}

/** The types of resource on which an action works. */
const typesOfActions = oncePer((service: ServiceAuthorization) =>
  oncePer(({ name, facts }: KnownAction): readonly string[] => [
    ...(facts?.required ?? []),
    ...(facts?.optional ?? []),
    // EC2 finds tags by a filter.
    ...(name === "DescribeTags" && facts?.level === "List" ? [] : taggable(service, name)),
  ]),
);

/**
 * A tagging action without a type in its name works on every type that can have tags. The reference does not always
 * list all of them for the action.
 */
function taggable({ resourceTypes }: ServiceAuthorization, action: string): readonly string[] {
  if (!ofTags.test(action)) return [];
  return Object.keys(resourceTypes).filter((type) => ownValue(resourceTypes, type)?.keys?.includes(tagKey));
}

/** Tagging actions that name no resource type: `TagResource`, `RemoveTags`, `ListTagsForResource`. */
const ofTags =
  /^(?:(?:Tag|Un[Tt]ag)(?:Resources?)?|(?:Add|Create|Delete|Describe|Get|List|Put|Remove)Tags?(?:(?:For|From|To)Resources?)?)$/;
const tagKey = "aws:ResourceTag/${TagKey}";

/** AWS managed policies grant the action on these resources, although the reference does not list them for it. */
function isUsedByAws({ unlistedResources = {} }: ServiceAuthorization, name: string, arns: NamedArns): boolean {
  const sets = ownValue(unlistedResources, name) ?? [];
  return sets.some((forms) => forms.every((form) => arns.some((arn) => arn !== undefined && isOfForm(arn, form))));
}

function isOfForm({ resource }: NamedArn, form: string): boolean {
  return resource === form || (form !== "*" && resource !== "*" && patternsOverlap(resource, form));
}

type NamedArns = readonly (NamedArn | undefined)[];

/** The answers for a list of ARNs: every action of a statement asks about the same list. */
const answersFor = oncePer((_arns: NamedArns) => new Map<readonly TypeShape[], boolean>());

/** Whether one of the ARNs may be an ARN of a resource type. */
export function mayNameType(service: ServiceAuthorization, type: string, arns: NamedArns): boolean {
  const shapes = typesOf(service).get(type);
  if (!shapes) return true;
  const known = answersFor(arns);
  const answer =
    known.get(shapes) ??
    arns.some((arn) => !arn || shapes.some((shape) => isOfType(arn, shape) && !isOfPlaceless(service, arn, shape)));
  known.set(shapes, answer);
  return answer;
}

/** `arn:aws:s3:::it/*` names objects. It names no access point, because the ARN of one has a region and an account. */
function isOfPlaceless(service: ServiceAuthorization, arn: NamedArn, { isPlaced }: TypeShape): boolean {
  const isOfOther = (one: TypeShape): boolean => !one.isPlaced && isOfType(arn, one);
  return (
    isPlaced && arn.isPlaceless === true && [...typesOf(service).values()].some((shapes) => shapes.some(isOfOther))
  );
}

function isOfType(arn: NamedArn, shape: TypeShape): boolean {
  return (
    (patternsOverlap(arn.service, shape.service) || isRenamed(arn.service, shape.service)) &&
    (patternsOverlap(arn.resource, shape.resource) || isNameOf(arn, shape))
  );
}

/**
 * The prefixes of a service that AWS renamed. Its guide asks for the same prefix in action and ARN, but for the old one in the
 * actions on what the console created, whose ARN has the new one. So it is not known which of them AWS compares.
 * https://docs.aws.amazon.com/dtconsole/latest/userguide/security_iam_id-based-policy-examples-connections.html
 */
const renamedService: ReadonlySet<string> = new Set(["codeconnections", "codestar-connections"]);

function isRenamed(...prefixes: readonly string[]): boolean {
  return prefixes.every((prefix) => renamedService.has(prefix));
}

/**
 * `arn:aws:secretsmanager:*:*:it!*` also matches `…:secret:it!1`: the wildcards match everything before the last colon.
 * A name contains no colon.
 */
function isNameOf({ resource, hasWildcardPlace }: NamedArn, shape: TypeShape): boolean {
  const name = shape.resource.slice(shape.resource.lastIndexOf(":") + 1);
  return hasWildcardPlace === true && !resource.includes(":") && patternsOverlap(resource, name);
}

/** Whether both are `*` or begin with it. */
export function areWildcards(region: string, account: string): boolean {
  return region.startsWith("*") && account.startsWith("*");
}
