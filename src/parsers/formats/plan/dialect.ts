import type { Dialect } from "../../../model/index.js";
import { terraform } from "../terraform/dialect.js";

/** A plan speaks of what a Terraform module declares. */
export const terraformPlan: Dialect = { ...terraform, format: "plan" };
