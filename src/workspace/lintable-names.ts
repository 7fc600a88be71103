import { isTerraform, isTerraformValues } from "./terraform-files.js";

/** Whether the name of a file says that it may be a template, a plan or a policy. Its content decides. */
export function isData(path: string): boolean {
  return /\.(json|ya?ml|template|cfn)$/i.test(path);
}

/** Whether the name of a file says that it may be linted, or may be read with a module. */
export function isLintableName(path: string): boolean {
  return isTerraform(path) || isTerraformValues(path) || isData(path);
}
