import { isFailure, type Location } from "../../../../source/index.js";
import { asLiteral, type Node } from "../../../../tree/index.js";
import type { TemplateExpression } from "../../../syntax/hcl/hcl-ast.js";
import { argumentIn } from "../modules/declarations.js";
import { evaluate } from "../evaluation/evaluate.js";
import { unquoted } from "../modules/literals.js";
import { argumentOf, instanceScope } from "./resource-arguments.js";
import { moduleScope, withNames, type Instance } from "../modules/scope.js";
import { pathOf, templateFile } from "../functions/template-file.js";

/**
 * The text of `data "template_file"`, which is older than the function `templatefile`. `undefined` if it is not known.
 */
export function renderedFile(instance: Instance, location: Location): Node | undefined {
  const vars = argumentOf(instance, "vars");
  if (vars && vars.kind !== "mapping") return undefined;
  const template = namedTemplate(instance) ?? writtenTemplate(instance, location);
  if (!template) return undefined;
  const scope = { given: instanceScope(instance).assumed, ...moduleScope(instance.module) };
  return evaluate(
    template,
    withNames(
      scope,
      (vars?.entries ?? []).map((entry) => [entry.key.text, entry.value]),
    ),
  );
}

/** Whether the text stands in a file, not in the data source. */
export function rendersFile(instance: Instance): boolean {
  return instance.declaration.type === "template_file" && namedTemplate(instance) !== undefined;
}

/** The template of a file that the argument only names, `file(path)`. It is read there, so that findings stand there. */
function namedTemplate(instance: Instance): TemplateExpression | undefined {
  const { declaration, module } = instance;
  const given = unquoted(argumentIn(declaration.block.body, "template")?.value);
  const [path] = given?.kind === "call" && given.name === "file" ? given.arguments : [];
  const name = path && pathOf(evaluate(path, instanceScope(instance)));
  const found = name === undefined ? undefined : templateFile(name, module);
  return found && !isFailure(found) ? found : undefined;
}

function writtenTemplate(instance: Instance, location: Location): TemplateExpression | undefined {
  const given = argumentOf(instance, "template");
  const text = asLiteral(given);
  if (text === undefined) return undefined;
  return instance.module.environment.hcl.readTemplateText(text, given?.location ?? location);
}
