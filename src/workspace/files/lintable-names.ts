import { contentEndings, endsWithOne, formatByName, formatOfValues } from "../../parsers/index.js";

/** Whether the name of a file says that it may be a template, a plan or a policy. Its content decides. */
export function isData(path: string): boolean {
  return endsWithOne(path.toLowerCase(), contentEndings);
}

/** Whether the name of a file says that it may be linted, or may be read with a module. */
export function isLintableName(path: string): boolean {
  return formatByName(path) !== undefined || formatOfValues(path) !== undefined || isData(path);
}
