import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { measurePolicies, PolicyTime } from "./policies.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundled CommonJS packages call `require` for the modules of Node. */
const js = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`;

/**
 * Measures single policies in this process. The code is bundled like the program, because tsx would add time to every
 * function.
 */
export async function measureWarm(folder: string, times: number): Promise<readonly PolicyTime[]> {
  const outfile = join(folder, "policies.mjs");
  await build({
    entryPoints: [join(root, "tools/bench/policies.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    banner: { js },
    external: ["performance"],
    logLevel: "warning",
  });
  const bundled = (await import(pathToFileURL(outfile).href)) as { readonly measurePolicies: typeof measurePolicies };
  return bundled.measurePolicies(join(root, "src/knowledge/generated/managed-policies"), times);
}
