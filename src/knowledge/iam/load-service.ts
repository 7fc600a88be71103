import type { ServiceAuthorization } from "./types.js";

type Loaded = Promise<ServiceAuthorization | undefined>;

/**
 * The services that are already loaded. Without this, a repeated `import()` of a loaded module takes more time than a
 * lint.
 */
const kept = new Map<string, Loaded>();

/** Loads the facts about a service by its action prefix (`dms`). `undefined`: no service has that prefix. */
export function loadService(prefix: string): Loaded {
  const known = kept.get(prefix);
  if (known) return known;
  const loaded = load(prefix);
  kept.set(prefix, loaded);
  return loaded;
}

async function load(prefix: string): Loaded {
  // The list of all services is long, and a run without policies does not need it.
  const { loaders } = await import("../generated/actions/loaders.js");
  const loader = Object.hasOwn(loaders, prefix) ? loaders[prefix] : undefined;
  // The compiler gives every text in a JSON file the type `string`. The schema tests prove the narrower types.
  return loader && ((await loader()).default as ServiceAuthorization);
}
