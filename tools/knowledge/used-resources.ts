import { actionsMatching, reachOf, type NamedArn } from "../../src/analysis/index.js";
import type { ServiceAuthorization } from "../../src/knowledge/index.js";
import { formOf } from "./used-arns.js";
import type { ManagedStatement } from "./used-keys.js";

/** Resources of log groups, on which AWS checks `logs:DescribeLogGroups` although it lists none. */
const known: readonly (readonly [string, string, readonly string[]])[] = [
  ["logs", "DescribeLogGroups", ["log-group:*"]],
  ["logs", "DescribeLogGroups", ["*"]],
];

/**
 * Forms of the resources of statements by which AWS managed policies grant actions that by the reference take no such, by
 * service and action.
 */
export function unlistedResources(
  services: ReadonlyMap<string, ServiceAuthorization>,
  statements: readonly ManagedStatement[],
): ReadonlyMap<string, Readonly<Record<string, readonly (readonly string[])[]>>> {
  const found = new Map<string, Map<string, Set<string>>>();
  const add = (prefix: string, action: string, forms: readonly string[]): void => {
    const actions = found.get(prefix) ?? new Map<string, Set<string>>();
    const set = JSON.stringify([...new Set(forms)].sort());
    found.set(prefix, actions.set(action, (actions.get(action) ?? new Set()).add(set)));
  };
  known.forEach((one) => add(...one));
  for (const { effect, actions, resources } of statements) {
    if (effect !== "Allow" || resources.length === 0 || !resources.every((arn) => arn.startsWith("arn:"))) continue;
    const arns = resources.map(namedArn);
    for (const written of actions) {
      const [prefix = "", name = "*"] = written.split(":");
      const service = services.get(prefix.toLowerCase());
      if (!service) continue;
      const reaches = actionsMatching(service, name).map((action) => ({
        action,
        reach: reachOf(service, action, arns),
      }));
      // A pattern speaks of many actions, of which some take no resource.
      if (/[*?]/.test(name) && reaches.some(({ reach }) => reach !== "only-everything")) continue;
      for (const { action } of reaches.filter(({ reach }) => reach !== "some"))
        add(prefix.toLowerCase(), action.name, formsOf(prefix.toLowerCase(), arns));
    }
  }
  return new Map(
    [...found].map(([prefix, actions]) => [
      prefix,
      Object.fromEntries(
        [...actions]
          .sort()
          .map(([name, sets]) => [name, [...sets].sort().map((set) => JSON.parse(set) as readonly string[])]),
      ),
    ]),
  );
}

/** Those of the service itself, if there are some. */
function formsOf(prefix: string, arns: readonly NamedArn[]): readonly string[] {
  const own = arns.filter(({ service }) => service === prefix);
  return (own.length > 0 ? own : arns).map(({ resource }) => formOf(resource));
}

function namedArn(arn: string): NamedArn {
  const [, , service = "", , , ...rest] = arn.replace(/\$\{[^}]*\}/g, "*").split(":");
  return { service, resource: rest.join(":") };
}
