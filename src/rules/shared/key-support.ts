import {
  coveredByAll,
  globalConditionKey,
  serviceConditionKey,
  type Covered,
  type Services,
} from "../../analysis/index.js";
import { serviceIndex, type ActionFacts, type ServiceAuthorization } from "../../knowledge/index.js";
import type { Statement } from "../../model/index.js";

/** Global keys that a request has only where the action, or what it acts on, has tags. */
const tagKeys = new Set(["aws:ResourceTag/${TagKey}", "aws:RequestTag/${TagKey}", "aws:TagKeys"]);

/**
 * Whether no action of a statement has a condition key, so that it is absent from every request the statement speaks of.
 * False where that is not sure.
 */
export function isWithoutEffect(services: Services, { actions }: Statement, key: string): boolean {
  const covered = actions && coveredByAll(services, actions);
  if (!covered || covered.length === 0) return false;
  const global = globalConditionKey(key);
  if (global ? !tagKeys.has(global.name) : !isOfService(key)) return false;
  return covered.every((one) => one.actions.length > 0 && !mayHave(one, key));
}

/** Identity providers name their keys by their own domain. */
function isOfService(key: string): boolean {
  const prefix = key.slice(0, Math.max(0, key.indexOf(":"))).toLowerCase();
  return !/[./]/.test(prefix) && !serviceIndex.keyPrefixes.includes(prefix);
}

function mayHave({ service, actions }: Covered, key: string): boolean {
  if (service.unlistedKeys?.includes(key.toLowerCase())) return true;
  const listed = serviceConditionKey(service, key);
  if (!listed) return actions.some(({ facts }) => facts === undefined);
  return actions.some(({ facts }) => !facts || keysOf(service, facts).has(listed.name));
}

/** Keys of an action and of what it may act on. */
function keysOf(
  { resourceTypes }: ServiceAuthorization,
  { keys = [], required = [], optional = [] }: ActionFacts,
): Set<string> {
  return new Set([...keys, ...[...required, ...optional].flatMap((type) => resourceTypes[type]?.keys ?? [])]);
}
