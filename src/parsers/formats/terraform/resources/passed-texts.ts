import { asText, type Text } from "../../../../tree/index.js";
import { isAboutResource } from "../../../values/passed-texts.js";
import { variableValue } from "../evaluation/variables.js";
import { modulesOf } from "../instances/instances.js";
import { moduleScope, type Module } from "../modules/scope.js";

/** What a module passes to the variables of those that it calls, where it tells of a resource. */
export function passedTexts(module: Module): readonly Text[] {
  return [...module.declarations.modules.keys()].flatMap((name) =>
    (modulesOf(name, module)?.items ?? []).flatMap((item) => [...textsOf(item.module), ...passedTexts(item.module)]),
  );
}

function textsOf(module: Module): readonly Text[] {
  const { call, declarations, source } = module;
  // A module that is not here has no files to edit.
  if (!call || source.isDocumented) return [];
  return call.block.body.attributes.flatMap(({ name }): readonly Text[] => {
    const variable = declarations.variables.get(name);
    const text = variable && asText(variableValue(name, variable.location, moduleScope(module)));
    return text && isAboutResource(text) ? [text] : [];
  });
}
