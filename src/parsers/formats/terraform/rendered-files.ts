import type { Location } from "../../../source/index.js";
import { asLiteral, type Node } from "../../../tree/index.js";
import { evaluate } from "./evaluate.js";
import { argumentOf, instanceScope } from "./resource-arguments.js";
import { moduleScope, withNames, type Instance } from "./scope.js";

/**
 * The text of `data "template_file"`, which is older than the function `templatefile`. `undefined` if it is not known.
 */
export function renderedFile(instance: Instance, location: Location): Node | undefined {
  const { hcl } = instance.module.environment;
  const given = argumentOf(instance, "template");
  const text = asLiteral(given);
  const vars = argumentOf(instance, "vars");
  if (text === undefined || (vars && vars.kind !== "mapping")) return undefined;
  const template = hcl.readTemplateText(text, given?.location ?? location);
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
