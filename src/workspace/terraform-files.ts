import { basename } from "node:path";

/** Whether a file belongs to a Terraform or OpenTofu module. */
export function isTerraform(path: string): boolean {
  return /\.(tf|tofu|tf\.json|tofu\.json)$/.test(basename(path));
}

/** Whether a file has values of variables. */
export function isTerraformValues(path: string): boolean {
  return /\.tfvars(\.json)?$/.test(path);
}

/** Whether Terraform loads this values file automatically with the module in the same folder. */
export function isReadWithModule(path: string): boolean {
  return /(^terraform|\.auto)\.tfvars(\.json)?$/.test(basename(path));
}
