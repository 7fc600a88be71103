import {
  areWildcards,
  arnShapes,
  coveredBy,
  mayNameType,
  mayBeRequestPath,
  patternsOverlap,
  reachOf,
  type ArnShape,
  type CoveredActions,
  type NamedArn,
  type Reach,
  type Services,
} from "../../iam/index.js";
import type { ServiceAuthorization } from "../../knowledge/index.js";
import type { ActionPattern, Statement, StatementContext } from "../../model/index.js";
import { literalOf, onceIn, oncePer } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";
import { arnProblem, type ArnProblem } from "../shared/arns/arn-problem.js";
import { isLeftOut } from "../shared/texts/left-out.js";
import { hasPlaceholder } from "../shared/texts/placeholders.js";

type NamedArns = readonly (NamedArn | undefined)[];

/** The ARNs that a statement names; `undefined` if it covers everything or if they are not certain. */
export const namedArns = oncePer(({ resources, incompleteReason }: Statement): NamedArns | undefined => {
  if (
    !resources ||
    resources.items.length === 0 ||
    incompleteReason !== undefined ||
    resources.incompleteReason !== undefined
  )
    return undefined;
  const arns = resources.items.map(({ text }): NamedArn | undefined | "everything" => {
    const literal = literalOf(text);
    if (hasPlaceholder(text)) return undefined;
    // `arn-format` reports values that are not ARNs.
    if (literal !== undefined && !literal.startsWith("arn:")) return "everything";
    const fields = arnFields(text);
    if (!fields || fields.known < 3 || fields.resource === undefined) return undefined;
    const { service, region, account, resource } = fields;
    return { service, resource, hasWildcardPlace: areWildcards(region, account), isPlaceless: region + account === "" };
  });
  const named = arns.filter((arn) => arn !== "everything");
  return named.length === arns.length ? named : undefined;
});

export interface Unreached {
  readonly action: ActionPattern;
  readonly messageId: "onlyEverything" | "otherTypes";
  readonly covered: CoveredActions;
}

/** The actions that a statement lists and cannot grant. */
export function unreachedActions(services: Services, statement: Statement): readonly Unreached[] {
  return unreachedIn(services)(statement);
}

const unreachedIn = oncePer((services: Services) =>
  oncePer((statement: Statement) => findUnreached(services, statement)),
);

/** Whether an action is among those that its statement cannot grant. */
export function isUnreached(services: Services, statement: Statement, action: ActionPattern): boolean {
  return actionsOf(unreachedActions(services, statement)).has(action);
}

const actionsOf = oncePer(
  (unreached: readonly Unreached[]): ReadonlySet<ActionPattern> => new Set(unreached.map(({ action }) => action)),
);

function findUnreached(services: Services, statement: Statement): readonly Unreached[] {
  const arns = namedArns(statement);
  if (!arns || statement.effect !== "Allow") return [];
  return (statement.actions?.items ?? []).flatMap((action): Unreached[] => {
    const covered = coveredBy(services, action);
    const [first, ...others] = covered?.actions ?? [];
    if (!covered || !first) return [];
    const reach = (known: typeof first): Reach => reachOf(covered.service, known, arns);
    const reachOfFirst = reach(first);
    const isOnPath = (): boolean => arns.some((arn) => arn && unlistedForm(services, covered, arn) === "path");
    if (reachOfFirst === "only-everything" && others.every((known) => reach(known) === "only-everything"))
      return needsEverything(covered, arns) && !isOnPath() ? [{ action, covered, messageId: "onlyEverything" }] : [];
    // A pattern is reported only if none of its actions accepts a resource.
    const isPattern = /[*?]/.test(literalOf(action.text) ?? "*");
    const isOnUnlisted = (): boolean => arns.some((arn) => arn && unlistedForm(services, covered, arn) !== undefined);
    const isOfNothing = (): boolean => isMeantIn(arnsOfNothing(services)(statement), covered);
    const isUnreached = !isPattern && reachOfFirst === "other-types" && !isOfNothing() && !isOnUnlisted();
    return isUnreached ? [{ action, covered, messageId: "otherTypes" }] : [];
  });
}

/** Problems of ARNs that nothing has. `arn-format` reports them, and what is meant is not known before they are corrected. */
const problemsOfNothing: readonly ArnProblem["messageId"][] = [
  "missingField",
  "serviceCase",
  "unknownResource",
  "unknownService",
];

interface ArnOfNothing {
  /** As it is written. */
  readonly service: string;
  readonly problem: ArnProblem["messageId"];
}

const arnsOfNothing = oncePer((services: Services) =>
  oncePer(({ resources }: Statement) =>
    (resources?.items ?? []).flatMap((resource): ArnOfNothing[] => {
      const fields = isLeftOut(resource) ? undefined : arnFields(resource.text);
      const problem = fields && arnProblem(services, fields)?.messageId;
      return fields && problem && problemsOfNothing.includes(problem) ? [{ service: fields.service, problem }] : [];
    }),
  ),
);

/**
 * Whether one of the ARNs may be meant for an action: `rds-db:connect` is on `arn:aws:rds-db:…`, not on `arn:aws:rds:…`. One
 * without a service may be meant for any.
 */
function isMeantIn(arns: readonly ArnOfNothing[], { prefix }: CoveredActions): boolean {
  return arns.some(({ problem, service }) => problem === "unknownService" || prefix.startsWith(service.toLowerCase()));
}

/**
 * How a service uses an ARN that the reference does not list: as the path of a request, or in another form. Which
 * actions AWS checks on it is not known.
 */
function unlistedForm(
  services: Services,
  { prefix }: CoveredActions,
  { service, resource }: NamedArn,
): "path" | "other" | undefined {
  const shapes = arnShapes(services, service);
  const isOfService = service === prefix || shapes.some((shape) => shape.prefix === prefix);
  const fitting = shapes.filter((shape) => patternsOverlap(resource, shape.resource));
  // Where a service begins its ARNs with a name, any text may be one: codepipeline's `actionType:custom/Build/It/1`.
  const isOwn = fitting.some((shape) => shape.type === "" && !isNameFirst(shape));
  // `stack/it` is the beginning of `stack/it/1`, so it is no form of its own.
  const isListed = (one: ArnShape): boolean =>
    one.type !== "" &&
    !(isOwn && isNameFirst(one)) &&
    [resource, `${resource}/*`].some((arn) => patternsOverlap(arn, one.resource));
  if (!isOfService || shapes.some(isListed)) return undefined;
  if (resource.startsWith("/")) return mayBeRequestPath(service, resource) ? "path" : undefined;
  return fitting.length > 0 ? "other" : undefined;
}

function isNameFirst({ resource }: ArnShape): boolean {
  return resource.startsWith("*");
}

/** If the reference of these services names no resource for an action, they always check it on `*`. */
const exactServices = ["dms", "ec2"];

/** Actions that concern no single resource and are not of level List. `arn:aws:s3:::*` covers them too. */
const aboutNothing = [
  "dynamodb:DescribeLimits",
  "ecr-public:GetAuthorizationToken",
  "ecr:GetAuthorizationToken",
  "kms:CreateKey",
  "kms:GenerateRandom",
  "s3:GetAccountPublicAccessBlock",
  "s3:ListAllMyBuckets",
  "secretsmanager:GetRandomPassword",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

/**
 * Whether only `*` grants actions for which the reference names no resource. For services other than `exactServices`
 * this is not certain: some check a call on the resource it concerns (`states:SendTaskSuccess`), and a list on all
 * resources of a type (`table/*`).
 */
function needsEverything({ prefix, actions }: CoveredActions, arns: NamedArns): boolean {
  if (exactServices.includes(prefix)) return true;
  const isOfAll = arns.some((arn) => arn === undefined || isOfWholeType(arn));
  const isOfService = arns.some((arn) => arn?.service === prefix && arn.resource === "*");
  const isList = ({ name, facts }: CoveredActions["actions"][number]): boolean =>
    facts?.level === "List" || name.startsWith("List");
  const isAboutNothing = ({ name }: CoveredActions["actions"][number]): boolean =>
    aboutNothing.includes(`${prefix}:${name}`);
  return actions.every((one) => (isAboutNothing(one) ? !isOfService : isList(one) && !isOfAll));
}

/** True for `table/*` and `user/it/*`, false for `table/it-*`: AWS checks a text that ends at the type or a parent. */
function isOfWholeType({ resource }: NamedArn): boolean {
  return /(?:^|[/:])\*?$/.test(resource);
}

/**
 * The types of DMS resource that an action also needs, but that neither its statement names nor any other statement of
 * the template grants.
 */
export function missingTypes(
  services: Services,
  all: readonly StatementContext[],
  covered: CoveredActions,
): readonly string[] {
  const [known, ...others] = covered.actions;
  const required = known?.facts?.required ?? [];
  if (covered.prefix !== "dms" || !known || others.length > 0 || required.length < 2) return [];
  return onceIn(missingByAction(all), known.name, () => {
    const named = arnsOfAction(services, all, known.name);
    return named ? required.filter((type) => !mayNameType(covered.service, type, named)) : [];
  });
}

/** Whether a statement names no resource of any of these types. */
export function namesNone(service: ServiceAuthorization, types: readonly string[], statement: Statement): boolean {
  const named = namedArns(statement);
  return named !== undefined && !types.some((type) => mayNameType(service, type, named));
}

/** Many statements may allow one action. */
const missingByAction = oncePer((_all: readonly StatementContext[]) => new Map<string, readonly string[]>());

/** The ARNs on which statements may allow an action of DMS; `undefined` if one of them is for everything or not certain. */
function arnsOfAction(services: Services, all: readonly StatementContext[], name: string): NamedArns | undefined {
  const named: (NamedArn | undefined)[] = [];
  for (const { statement } of all) {
    if (statement.effect !== "Allow" || !mayGrant(services, statement, name)) continue;
    const arns = statement.notResources ? undefined : namedArns(statement);
    if (!arns || arns.includes(undefined)) return undefined;
    named.push(...arns);
  }
  return named;
}

function mayGrant(services: Services, { actions, notActions, incompleteReason }: Statement, name: string): boolean {
  if (notActions || incompleteReason !== undefined || actions?.incompleteReason !== undefined) return true;
  return (actions?.items ?? []).some((action) => {
    const covered = coveredBy(services, action);
    return !covered || (covered.prefix === "dms" && covered.actions.some((one) => one.name === name));
  });
}
