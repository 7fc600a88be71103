import { actionsMatching, globalConditionKey, serviceConditionKey } from "../../src/iam/index.js";
import type { ServiceAuthorization } from "../../src/knowledge/index.js";
import { formerKeys } from "./former-editions.js";

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

/**
 * Condition keys that AWS's guides use with actions for which the reference does not list them, by the prefix of the
 * actions. A key of another service is listed there as well, because it would not exist otherwise.
 */
const known: readonly (readonly [string, readonly string[]])[] = [
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-user-pool-authorizer-permissions.html
  ["apigateway", ["apigateway:cognitouserpoolproviderarn", "apigateway:request/cognitouserpoolproviderarn"]],
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/security_iam_resource-based-policy-examples.html
  ["cloudtrail", ["cloudtrail:externalid"]],
  ["cloudtrail-data", ["cloudtrail:externalid"]],
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
  ["dynamodb", ["dynamodb:enclosingoperation"]],
  // https://docs.aws.amazon.com/iot/latest/developerguide/connect-policy.html
  ["iot", ["iot:connectattributes", "iot:lastwilltopic"]],
  // https://docs.aws.amazon.com/iot-sitewise/latest/userguide/alarms-iam-permissions.html
  ["iotevents", ["iotevents:alarmmodelarn"]],
  ["iotsitewise", ["iotevents:alarmmodelarn"]],
  // https://docs.aws.amazon.com/sagemaker/latest/dg/multi-container-security.html
  ["sagemaker", ["sagemaker:targetcontainerhostname"]],
];

/**
 * Condition keys that AWS uses in statements although the reference lists them for none of the actions, by service
 * prefix. AWS knows better than the reference what works.
 */
export function unlistedKeys(
  services: ReadonlyMap<string, ServiceAuthorization>,
  statements: readonly ManagedStatement[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [prefix, keys] of [...known, ...Object.entries(formerKeys)])
    found.set(prefix, new Set([...(found.get(prefix) ?? []), ...keys]));
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
