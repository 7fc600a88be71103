import type { ServiceAuthorization } from "../types.js";

/** What is known of a service by its action prefix (`dms`); `undefined` where there is none of that name. */
export async function loadService(prefix: string): Promise<ServiceAuthorization | undefined> {
  // The list of all services is long, and a run without policies needs none of it.
  const { loaders } = await import("./loaders.js");
  const load = Object.hasOwn(loaders, prefix) ? loaders[prefix] : undefined;
  // The compiler reads every text of a JSON file as `string`; the schema tests prove the narrower types.
  return load && ((await load()).default as ServiceAuthorization);
}
