import {
  coveredBy,
  coveredByAll,
  globalConditionKey,
  serviceConditionKey,
  type CoveredActions,
  type Services,
} from "../../../iam/index.js";
import { serviceIndex, type ActionFacts, type ServiceAuthorization } from "../../../knowledge/index.js";
import type { ActionPattern, Statement } from "../../../model/index.js";
import { literalOf, oncePer, ownValue } from "../../../rule-kit/index.js";

/** Global keys that a request only has if the action or its resource supports tags. */
const tagKeys = new Set(["aws:ResourceTag/${TagKey}", "aws:RequestTag/${TagKey}", "aws:TagKeys"]);

/**
 * Whether no action of a statement has the condition key, so that the key is absent in every request. False if this is
 * not certain.
 */
export function isWithoutEffect(services: Services, { actions }: Statement, key: string): boolean {
  const covered = actions && coveredByAll(services, actions);
  if (!covered || covered.length === 0 || !isOfActions(services, key)) return false;
  return covered.every((one) => one.actions.length > 0 && !mayHave(one, key));
}

/**
 * The actions of a statement, and the services in it (`support:*`), that never have the key. The list is empty if no other
 * action of the statement has it. Other patterns are left out: AWS itself writes `kms:Describe*` beside actions with the
 * key. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function actionsWithout(services: Services, { actions }: Statement, key: string): readonly ActionPattern[] {
  const items = actions?.items ?? [];
  if (!isOfActions(services, key)) return [];
  const lacking = items.filter((action) => {
    const isPart = /[*?]/.test((literalOf(action.text) ?? "*").replace(/:\*$/, ""));
    const covered = isPart ? undefined : coveredBy(services, action);
    return covered && covered.actions.length > 0 && !mayHave(covered, key);
  });
  return lacking.length < items.length ? lacking : [];
}

/** Whether the action decides if a request has the key. */
function isOfActions(services: Services, key: string): boolean {
  const global = globalConditionKey(key);
  if (global) return tagKeys.has(global.name);
  const service = services.get(key.slice(0, Math.max(0, key.indexOf(":"))).toLowerCase());
  const listed = service && serviceConditionKey(service, key);
  return isOfService(key) && !(listed && isOfNone(service, listed));
}

/**
 * Whether the reference lists a key of the service for no action. Then it is not known which actions have it: Service Quotas
 * lists `aws:ResourceTag` so.
 */
function isOfNone(service: ServiceAuthorization, listed: { readonly name: string }): boolean {
  return !keysOfUses(service).has(listed.name);
}

/** The keys that the reference lists for some action or type of resource. */
const keysOfUses = oncePer(({ actions, resourceTypes }: ServiceAuthorization): ReadonlySet<string> => {
  const holders = [...Object.values(actions), ...Object.values(resourceTypes)];
  return new Set(holders.flatMap(({ keys = [] }) => keys));
});

/**
 * Whether the prefix of a key is a service. Keys of identity providers begin with a domain, and keys of AWS IoT are
 * about the connected device.
 */
function isOfService(key: string): boolean {
  const prefix = key.slice(0, Math.max(0, key.indexOf(":"))).toLowerCase();
  return !/[./]/.test(prefix) && prefix !== "iot" && !serviceIndex.keyPrefixes.includes(prefix);
}

/**
 * Nobody calls these: AWS checks them in the request with which somebody assumes a role, which has the keys of that too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
const partsOfAssuming = new Set(["TagSession", "SetSourceIdentity", "SetContext"]);

function mayHave({ prefix, service, actions }: CoveredActions, key: string): boolean {
  if (service.unlistedKeys?.includes(key.toLowerCase())) return true;
  const listed = serviceConditionKey(service, key);
  if (!listed) return actions.some(({ facts }) => facts === undefined);
  if (isOfNone(service, listed)) return true;
  const isPart = (name: string): boolean => prefix === "sts" && partsOfAssuming.has(name);
  return actions.some(({ name, facts }) => !facts || isPart(name) || comesWith(service, facts, listed.name));
}

/** Whether a key belongs to an action or to a resource type of the action. */
function comesWith({ resourceTypes }: ServiceAuthorization, facts: ActionFacts, key: string): boolean {
  const { keys, required, optional } = facts;
  const isOfType = (type: string): boolean => ownValue(resourceTypes, type)?.keys?.includes(key) === true;
  return keys?.includes(key) === true || required?.some(isOfType) === true || optional?.some(isOfType) === true;
}
