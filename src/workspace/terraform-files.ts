import { basename } from "node:path";

/** Whether a file belongs to a Terraform or OpenTofu module. */
export function isTerraform(path: string): boolean {
  return /\.(tf|tofu|tf\.json|tofu\.json)$/.test(basename(path));
}
