import { loadService, type ServiceAuthorization } from "../../src/knowledge/index.js";

/** The facts about services, by their action prefix, as nobody else uses them. */
export async function servicesOf(...prefixes: readonly string[]): Promise<ReadonlyMap<string, ServiceAuthorization>> {
  const loaded = await Promise.all(prefixes.map(async (prefix) => [prefix, await loadService(prefix)] as const));
  return new Map(loaded.flatMap(([prefix, facts]) => (facts ? [[prefix, { ...facts }] as const] : [])));
}

/** Facts that no service of AWS has, for what a service may add at any time. */
export function madeUp(facts: Partial<ServiceAuthorization>): ServiceAuthorization {
  return { actions: {}, resourceTypes: {}, conditionKeys: {}, ...facts };
}
