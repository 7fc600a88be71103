import type { PolicyType } from "../../model/index.js";

/** The values of `--policy-type`. */
export const policyTypes: readonly PolicyType[] = ["identity", "trust", "resource", "boundary", "scp", "rcp"];
