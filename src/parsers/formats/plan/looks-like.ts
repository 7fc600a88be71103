import { asLiteral, entryOf, type Node } from "../../../tree/index.js";

/** Whether a document is a plan, as `terraform show -json` prints it. */
export function looksLikePlan(root: Node): boolean {
  if (root.kind !== "mapping" || formatVersion(root) === undefined) return false;
  return ["planned_values", "resource_changes", "configuration"].some((key) => entryOf(root, key) !== undefined);
}

/**
 * The version of the format.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function formatVersion(root: Node): string | undefined {
  return root.kind === "mapping" ? asLiteral(entryOf(root, "format_version")?.value) : undefined;
}

/**
 * A quick check whether a text may be a plan. Plans of Terraform before 1.1 do not show references, so nothing in them
 * is certain.
 */
export function mayBePlan(text: string): boolean {
  return hasPlan(text) && !isOld(text);
}

function hasPlan(text: string): boolean {
  return (
    /^\s*\{/.test(text) && /"format_version"\s*:/.test(text) && /"(?:planned_values|resource_changes)"\s*:/.test(text)
  );
}

/** The state inside a plan has a version too, but it comes later in the text. */
function isOld(text: string): boolean {
  return /"format_version"\s*:\s*"(\d+)\./.exec(text)?.[1] === "0";
}

/** Why a text that comes from a Terraform plan or state cannot be linted. `undefined` for all other texts. */
export function notLintablePlanReason(text: string): string | undefined {
  if (text.startsWith("PK\u0003\u0004") && text.includes("tfplan"))
    return "it is a binary plan. Write it as JSON: terraform show -json PLAN > plan.json";
  if (!/^\s*\{/.test(text)) return undefined;
  if (/^\s*\{[^\n]*"@level"\s*:/.test(text) && /"type"\s*:\s*"(?:version|planned_change|change_summary)"/.test(text))
    return "it is the log of a command with -json. Lint the output of terraform show -json for a saved plan";
  if (hasPlan(text) && isOld(text))
    return "it is a plan of Terraform 1.0 or older, which does not show references. Create it with a newer version";
  const isState =
    (/"serial"\s*:/.test(text) && /"lineage"\s*:/.test(text)) ||
    (/"format_version"\s*:/.test(text) && /"terraform_version"\s*:/.test(text) && /"values"\s*:/.test(text));
  return isState && !mayBePlan(text) ? "it is a Terraform state. Lint the module, or a plan of it" : undefined;
}
