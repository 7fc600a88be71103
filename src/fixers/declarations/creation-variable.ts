import type { ModuleFiles, Resource, Template } from "../../model/index.js";
import { oncePer, type SourceFile, type TextEdit } from "../../source/index.js";
import { asLiteral, entryOf } from "../../tree/index.js";
import { alignedLines } from "../syntax/hcl-text.js";
import { indentUnit, insertAt, newlineOf, withNewlines } from "../layout/lines.js";
import { declaredNames, moduleOf, usualFile } from "../scope/module-of.js";

/**
 * The description of the parameter or variable that decides whether a resource is created. It is for resources that an
 * account can have only once.
 */
export function describeCreationVariable(made: string, no = "false"): string {
  return `Whether to create ${made} (${no} where the account has it)`;
}

/** The name of a role for a description: its written name or its service, otherwise the name of the resource. */
export function shownRole({ name, properties }: Resource): string {
  const [role, service] = [
    ["RoleName", "name"],
    ["AWSServiceName", "aws_service_name"],
  ].map((keys) => keys.map((key) => asLiteral(entryOf(properties, key)?.value)).find((text) => text !== undefined));
  if (role !== undefined) return `the role ${role}`;
  return service === undefined ? name : `the service-linked role of ${service}`;
}

/** The usual names of a module's file for its variables. */
const variableNames = new Set(["variables", "variable", "vars"]);

const variablesFile = oncePer((module: ModuleFiles) => usualFile(module, variableNames));

/**
 * Declares a boolean variable with the default true, in the file in which the module has its variables. `undefined`:
 * the module already has a variable with this name.
 */
export function declareCreationVariable(
  name: string,
  made: string,
  home: SourceFile,
  template: Template,
): TextEdit | undefined {
  const module = moduleOf(template, home);
  if (!module || declaredNames(module).has(`var.${name}`)) return undefined;
  const file = variablesFile(module) ?? home;
  const lines = alignedLines([
    { key: "description", text: JSON.stringify(describeCreationVariable(made)) },
    { key: "type", text: "bool" },
    { key: "default", text: "true" },
  ]).map((line) => indentUnit(file) + line);
  const block = withNewlines(file, [`variable "${name}" {`, ...lines, "}"]);
  return insertAt(file, file.text.trimEnd().length, `${newlineOf(file)}${newlineOf(file)}${block}`);
}
