import { formatByName } from "../../../src/model/index.js";

/** A block of Terraform at the start of a line: `resource "aws_iam_role" "dms" {`. */
const block = /^(?:resource|data|module|variable|output|provider|terraform|locals)\b[^\n:]*\{/m;

/**
 * The name for a file whose whole text was pasted, if its name says that it is something else. The linter knows templates and
 * policies by their content, but a module by the names of its files.
 */
export function nameOfPasted(text: string, name: string): string | undefined {
  const isModule = formatByName(name) !== undefined;
  if (/^\s*[[{]/.test(text)) return isModule && !name.endsWith(".json") ? "pasted.json" : undefined;
  if (block.test(text)) return isModule ? undefined : "main.tf";
  return isModule ? "pasted.yaml" : undefined;
}
