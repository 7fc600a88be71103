import { actionsMatching, globalConditionKey, serviceConditionKey } from "../../src/iam/index.js";
import type { ServiceAuthorization } from "../../src/knowledge/index.js";

/** The parts of a statement of an AWS managed policy that are needed here. */
export interface ManagedStatement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly keys: readonly string[];
  readonly resources: readonly string[];
  readonly policy: string;
  /** False for a version that was replaced by a newer one. */
  readonly isLatest: boolean;
}

/** Condition keys that AWS's guides use with actions for which the reference does not list them. */
const known: readonly (readonly [string, string])[] = [
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
  ["dynamodb", "dynamodb:enclosingoperation"],
];

/**
 * Condition keys that AWS uses in statements although the reference lists them for none of the actions, by service
 * prefix. AWS knows better than the reference what works.
 */
export function unlistedKeys(
  services: ReadonlyMap<string, ServiceAuthorization>,
  statements: readonly ManagedStatement[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>(known.map(([prefix, key]) => [prefix, new Set([key])]));
  for (const { actions, keys } of statements) {
    const named = actions.map((action) => action.split(":"));
    for (const key of keys) {
      const isListed = named.some(([prefix = "", name = "*"]) => {
        const service = services.get(prefix.toLowerCase());
        return !service || hasKey(service, name, key);
      });
      if (isListed) continue;
      for (const [prefix = ""] of named)
        found.set(prefix.toLowerCase(), (found.get(prefix.toLowerCase()) ?? new Set()).add(key.toLowerCase()));
    }
  }
  return found;
}

function hasKey(service: ServiceAuthorization, name: string, key: string): boolean {
  const global = globalConditionKey(key);
  if (global && !/^aws:(?:ResourceTag|RequestTag|TagKeys)\b/.test(global.name)) return true;
  const listed = serviceConditionKey(service, key);
  return actionsMatching(service, name).some(({ facts }) => {
    if (!facts) return true;
    const types = [...(facts.required ?? []), ...(facts.optional ?? [])];
    const keys = [...(facts.keys ?? []), ...types.flatMap((type) => service.resourceTypes[type]?.keys ?? [])];
    return listed !== undefined && keys.includes(listed.name);
  });
}
