import type { Dialect } from "../../../model/index.js";
import { terraform } from "../terraform/dialect.js";

/** A plan describes what a Terraform module declares, so it has the same words. */
export const terraformPlan: Dialect = { ...terraform, format: "plan" };
