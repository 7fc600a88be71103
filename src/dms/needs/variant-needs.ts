import type { Verdict } from "../../iam/index.js";
import type { ActionNeed, NeedCondition, RoleUse } from "../../knowledge/index.js";
import { oncePer, onceIn } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { requiredValue } from "./fill-pattern.js";
import { requiredResources, type RequiredResource } from "./required-resources.js";
import type { ActionRequirement, MetCondition } from "./requirements.js";
import type { ResourceVariant } from "../resources/resource-variant.js";
import { conditionHolds } from "../resources/triggers.js";

/**
 * The needs of a use in a variant. Most rules ask for a few needs of a few uses, so their parts are worked out when they
 * are asked for. Many needs share their condition and their resources, so each of these is worked out once.
 */
export function variantNeeds(use: RoleUse, variant: ResourceVariant): readonly ActionRequirement[] {
  const shared = new SharedAnswers(variant, use.resourceTypes);
  const conditions = conditionsOf(use);
  return use.actions.map((need, index) => new VariantNeed(need, conditions[index] ?? null, shared));
}

/** The condition of each need of a use. Equal conditions are the same object. */
const conditionsOf = oncePer(({ actions }: RoleUse) => {
  const byText = new Map(actions.map(({ when }) => [JSON.stringify(when), when]));
  return actions.map(({ when }) => byText.get(JSON.stringify(when)) ?? null);
});

class SharedAnswers {
  readonly variant: ResourceVariant;
  readonly #own: readonly string[];
  readonly #verdicts = new Map<NeedCondition | null, Verdict>();
  readonly #resources = new Map<string, readonly RequiredResource[]>();

  constructor(variant: ResourceVariant, own: readonly string[]) {
    this.variant = variant;
    this.#own = own;
  }

  holds(condition: NeedCondition | null): Verdict {
    return onceIn(this.#verdicts, condition, () => conditionHolds(this.variant, condition, this.#own));
  }

  resources(pattern: string): readonly RequiredResource[] {
    return onceIn(this.#resources, pattern, () => requiredResources(this.variant, pattern));
  }
}

/** A class, because V8 gives each object with getters of its own a hidden class of its own, which is slow. */
class VariantNeed implements ActionRequirement {
  readonly need: ActionNeed;
  readonly #condition: NeedCondition | null;
  readonly #shared: SharedAnswers;

  constructor(need: ActionNeed, condition: NeedCondition | null, shared: SharedAnswers) {
    this.need = need;
    this.#condition = condition;
    this.#shared = shared;
  }

  get applies(): Verdict {
    return this.#shared.holds(this.#condition);
  }

  get resources(): readonly RequiredResource[] {
    const [only, ...others] = this.need.resource;
    if (only !== undefined && others.length === 0) return this.#shared.resources(only);
    return this.need.resource.flatMap((pattern) => this.#shared.resources(pattern));
  }

  get condition(): MetCondition | undefined {
    return metCondition(this.need, this.#shared.variant);
  }

  get context(): ReadonlyMap<string, readonly Text[]> | undefined {
    return metContext(this.need, this.#shared.variant);
  }
}

/** The condition of a need, with the place of the deployment filled in. */
export function metCondition({ condition }: ActionNeed, variant: ResourceVariant): MetCondition | undefined {
  return condition && { ...condition, values: condition.values.map((value) => requiredValue(variant, value)) };
}

/** What condition keys contain in every request for a need, with the place of the deployment filled in. */
export function metContext(
  { action, context, resource }: ActionNeed,
  variant: ResourceVariant,
): ReadonlyMap<string, readonly Text[]> | undefined {
  const written = Object.entries(context ?? {});
  // What has no resource is asked where the resource of DMS is.
  const asked =
    resource.every((one) => one === "*") && !hasOneRegion.test(action) ? [inOwnRegion, ...written] : written;
  if (asked.length === 0) return undefined;
  return new Map(asked.map(([key, value]) => [key.toLowerCase(), [requiredValue(variant, value)]]));
}

const inOwnRegion = ["aws:RequestedRegion", "${Region}"] as const;

/** Services with one API for all regions, and S3, whose API for all buckets is of no certain region. */
const hasOneRegion = /^(?:iam|organizations|s3|sts|cloudfront|route53):/i;
