import {
  coveredBy,
  coveredByAll,
  globalConditionKey,
  serviceConditionKey,
  type Covered,
  type Services,
} from "../../iam/index.js";
import { serviceIndex, type ActionFacts, type ServiceAuthorization } from "../../knowledge/index.js";
import type { ActionPattern, Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/** Global keys that a request has only where the action, or what it acts on, has tags. */
const tagKeys = new Set(["aws:ResourceTag/${TagKey}", "aws:RequestTag/${TagKey}", "aws:TagKeys"]);

/**
 * Whether no action of a statement has a condition key, so that it is absent from every request the statement speaks of.
 * False where that is not sure.
 */
export function isWithoutEffect(services: Services, { actions }: Statement, key: string): boolean {
  const covered = actions && coveredByAll(services, actions);
  if (!covered || covered.length === 0 || !isOfActions(services, key)) return false;
  return covered.every((one) => one.actions.length > 0 && !mayHave(one, key));
}

/** The actions written out in a statement that never come with a key, where others do or may; never all of them. */
export function actionsWithout(services: Services, { actions }: Statement, key: string): readonly ActionPattern[] {
  const items = actions?.items ?? [];
  if (!isOfActions(services, key)) return [];
  const lacking = items.filter((action) => {
    const covered = /[*?]/.test(literalOf(action.text) ?? "*") ? undefined : coveredBy(services, action);
    return covered && covered.actions.length > 0 && !mayHave(covered, key);
  });
  return lacking.length < items.length ? lacking : [];
}

/** Whether it depends on the action that a request has the key. */
function isOfActions(services: Services, key: string): boolean {
  const global = globalConditionKey(key);
  return global ? tagKeys.has(global.name) : isOfService(key) && !isOfNone(services, key);
}

/** A service has the key, and its reference gives it to none of the actions: which ones have it is told nowhere. */
function isOfNone(services: Services, key: string): boolean {
  const service = services.get(key.slice(0, Math.max(0, key.indexOf(":"))).toLowerCase());
  const listed = service && serviceConditionKey(service, key);
  if (!listed) return false;
  const holders = [...Object.values(service.actions), ...Object.values(service.resourceTypes)];
  return !holders.some(({ keys }) => keys?.includes(listed.name));
}

/** Identity providers name their keys by their own domain; those of AWS IoT are of the thing that connects. */
function isOfService(key: string): boolean {
  const prefix = key.slice(0, Math.max(0, key.indexOf(":"))).toLowerCase();
  return !/[./]/.test(prefix) && prefix !== "iot" && !serviceIndex.keyPrefixes.includes(prefix);
}

function mayHave({ service, actions }: Covered, key: string): boolean {
  if (service.unlistedKeys?.includes(key.toLowerCase())) return true;
  const listed = serviceConditionKey(service, key);
  if (!listed) return actions.some(({ facts }) => facts === undefined);
  return actions.some(({ facts }) => !facts || comesWith(service, facts, listed.name));
}

/** Whether a key is one of an action, or of what it may act on. */
function comesWith({ resourceTypes }: ServiceAuthorization, facts: ActionFacts, key: string): boolean {
  const { keys, required, optional } = facts;
  const isOfType = (type: string): boolean => resourceTypes[type]?.keys?.includes(key) === true;
  return keys?.includes(key) === true || required?.some(isOfType) === true || optional?.some(isOfType) === true;
}
