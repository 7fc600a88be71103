import { lazily } from "../../source/index.js";
import type { TerraformModule } from "../types.js";

/**
 * Loads what public modules of Terraform declare. Where several are of one name, the newest major version is the first. Only calls
 * of modules that are not here need them, so they are not in the index.
 */
export const loadTerraformModules = lazily(async (): Promise<readonly TerraformModule[]> => {
  const all = await Promise.all([
    import("./terraform-modules/dms.json", { with: { type: "json" } }),
    import("./terraform-modules/iam.json", { with: { type: "json" } }),
    import("./terraform-modules/keys-and-buckets.json", { with: { type: "json" } }),
    import("./terraform-modules/cloudposse.json", { with: { type: "json" } }),
  ]);
  return all.flatMap(({ default: { modules } }): readonly TerraformModule[] => modules);
});
