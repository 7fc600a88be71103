import { oncePer, onceIn } from "../../source/index.js";
import { agreed, type Verdict } from "../../iam/index.js";
import type { ActionNeed, NeedCondition, RoleUse, TrustNeed } from "../../knowledge/index.js";
import { oncePerUnit, type DmsResource, type Project, type Property, type Template } from "../../model/index.js";
import type { Formula, Node, Text } from "../../tree/index.js";
import { usesOfRoles } from "./known-needs.js";
import { propsIn, tokensIn } from "./need-props.js";
import { requiredValue } from "./fill-pattern.js";
import type { RequiredResource } from "./required-resources.js";
import {
  anywhere,
  factTypeOf,
  valueOf,
  choiceCombinations,
  contextKeyOf,
  type ResourceVariant,
  type DeploymentContext,
} from "../resources/resource-variant.js";
import { conditionHolds, failsPlainly } from "../resources/triggers.js";
import { variantNeeds } from "./variant-needs.js";

/** A use of a role by one DMS resource. */
export interface RoleUseInstance {
  readonly use: RoleUse;
  readonly resource: DmsResource;
  readonly template: Template;
  /** The account of the deployment, if the settings say it. */
  readonly account?: string;
  /** Whether the resource has this use. */
  readonly trigger: Verdict;
  /** The property that names the role, if it is set. */
  readonly property?: Property;
  /** One variant for each combination of the choices on which the use depends. Usually there is one. */
  readonly variants: readonly UseVariant[];
}

/** A use in the deployments where `when` is true. */
export interface UseVariant {
  readonly when: Formula;
  readonly trigger: Verdict;
  /** The value that names the role, without choices. */
  readonly role?: Node;
  readonly trust: readonly TrustRequirement[];
  readonly actions: readonly ActionRequirement[];
}

export interface TrustRequirement {
  readonly need: TrustNeed;
  readonly service: Text;
  readonly applies: Verdict;
}

export interface ActionRequirement {
  readonly need: ActionNeed;
  readonly applies: Verdict;
  readonly resources: readonly RequiredResource[];
  /** A condition that every such request meets. */
  readonly condition?: MetCondition | undefined;
  /** What condition keys contain in every such request, by the key in lower case. */
  readonly context?: ReadonlyMap<string, readonly Text[]> | undefined;
}

export interface MetCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Text[];
}

/**
 * Whether the linted files show that an action is needed. Otherwise it is only needed for a possible way to use the
 * role.
 */
export function isInUse({ applies, need }: ActionRequirement): boolean {
  return applies.answer !== "no" && !["optional", "handler-only", "uncertain"].includes(need.need);
}

/** Whether an action is needed, or would be needed if a fact or another file changed. A role may be given it. */
export function mayCount({ applies, need }: ActionRequirement): boolean {
  return applies.answer !== "no" || !isOfOwnProperties(need.when);
}

/** Whether only the resource itself decides a condition. Tasks may be in other files, and facts can change. */
function isOfOwnProperties(condition: NeedCondition | null): boolean {
  if (condition === null) return true;
  if ("all" in condition) return condition.all.every(isOfOwnProperties);
  if ("any" in condition) return condition.any.every(isOfOwnProperties);
  if ("not" in condition) return isOfOwnProperties(condition.not);
  return "prop" in condition && !/^(?:task|tt)\./.test(condition.prop);
}

/** The uses of roles that a DMS resource has or may have. Only those in `uses` are searched. */
export function usesOf(
  project: Project,
  template: Template,
  resource: DmsResource,
  deploymentContext: DeploymentContext = anywhere,
  uses: readonly RoleUse[] = usesOfRoles(deploymentContext),
): readonly RoleUseInstance[] {
  const known = knownUses(project, resource, deploymentContext);
  const found = known.lists.get(uses);
  if (found) return found;
  const type = factTypeOf(resource);
  const place = { project, template, resource, deploymentContext };
  const instances = usesByType(uses)(type).flatMap((use) => {
    if (failsPlainly(resource, use.triggerWhen)) return [];
    return onceIn(known.instances, use, () => instanceOf(use, place)) ?? [];
  });
  known.lists.set(uses, instances);
  return instances;
}

const usesByType = oncePer((uses: readonly RoleUse[]) => {
  const byType = new Map<string, readonly RoleUse[]>();
  return (type: string): readonly RoleUse[] =>
    onceIn(byType, type, () => uses.filter(({ resourceTypes }) => resourceTypes.includes(type)));
});

/** What was worked out for a resource, because every rule about roles asks for its uses. */
interface KnownUses {
  /** `undefined`: the resource does not have the use. */
  readonly instances: Map<RoleUse, RoleUseInstance | undefined>;
  /** The answers of `usesOf`, by the uses that were searched. */
  readonly lists: Map<readonly RoleUse[], readonly RoleUseInstance[]>;
}

const usesByResource = oncePerUnit(() => oncePer((_resource: DmsResource) => new Map<string, KnownUses>()));

function knownUses(project: Project, resource: DmsResource, deploymentContext: DeploymentContext): KnownUses {
  const ofResource = usesByResource(project)(resource);
  return onceIn(ofResource, contextKeyOf(deploymentContext), () => ({ instances: new Map(), lists: new Map() }));
}

/** The canonical properties on which a use depends. `secrets`: those that name a secret. */
interface Dependence {
  readonly props: readonly string[];
  readonly secrets: readonly string[];
}

const dependenceOf = oncePer((use: RoleUse): Dependence => ({ props: propsOf(use), secrets: secretsOf(use) }));

function instanceOf(use: RoleUse, place: Omit<ResourceVariant, "choices" | "secrets">): RoleUseInstance | undefined {
  const { props, secrets } = dependenceOf(use);
  const { account } = place.deploymentContext;
  const variants = choiceCombinations(place.resource, props).map((choices) =>
    variantOf(use, { secrets, choices, ...place }),
  );
  const property = use.roleProp === null ? undefined : place.resource.properties.get(use.roleProp);
  const trigger = agreed(
    variants.map((variant) => variant.trigger),
    "whether the role is used depends on a condition of the template",
  );
  if (trigger.answer === "no") return undefined;
  return {
    use,
    resource: place.resource,
    template: place.template,
    ...(account !== undefined && { account }),
    trigger,
    ...(property && { property }),
    variants: variants.filter((variant) => variant.trigger.answer !== "no"),
  };
}

function variantOf(use: RoleUse, variant: ResourceVariant): UseVariant {
  const own = use.resourceTypes;
  const { when } = variant.choices;
  const trigger = conditionHolds(variant, use.triggerWhen, own);
  if (trigger.answer === "no") return { when, trigger, trust: [], actions: [] };
  const role = use.roleProp === null ? undefined : valueOf(variant, use.roleProp);
  const trust = use.trustPrincipals.map((need) => ({
    need,
    service: requiredValue(variant, need.service),
    applies: conditionHolds(variant, need.when, own),
  }));
  return { when, trigger, ...(role && { role }), trust, actions: variantNeeds(use, variant) };
}

function secretsOf({ actions }: RoleUse): readonly string[] {
  const tokens = actions.flatMap(({ resource }) => resource.flatMap(tokensIn));
  return [...new Set(tokens)].filter((id) => /secretId$/i.test(id));
}

/** The canonical properties on which a use depends. */
function propsOf(use: RoleUse): readonly string[] {
  const conditions = [use.triggerWhen, ...[...use.actions, ...use.trustPrincipals].map(({ when }) => when)];
  const texts = use.actions.flatMap(({ context, resource }) => [...resource, ...Object.values(context ?? {})]);
  const tokens = texts.flatMap(tokensIn);
  const folders = tokens.filter((id) => id.endsWith(".bucketName")).map((id) => id.replace(/Name$/, "Folder"));
  const own = use.roleProp === null ? [] : [use.roleProp];
  return [...new Set([...own, ...conditions.flatMap(propsIn), ...tokens, ...folders])];
}
