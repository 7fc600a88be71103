import { isInside, type Location } from "../../../../source/index.js";
import { instancesOf, modulesOf } from "../instances/instances.js";
import type { Module } from "../modules/scope.js";

/**
 * The address of what a place in the files of a module, or of one that it calls, belongs to: `aws_iam_role.dms`,
 * `module.x.local.names`. Of several instances it is the first. Empty: it is in none of its declarations.
 */
export function addressAt(location: Location, module: Module): string {
  return ownAddressAt(location, module) ?? calledAddressAt(location, module) ?? "";
}

function ownAddressAt(location: Location, module: Module): string | undefined {
  const { locals, modules, outputs, resources, variables } = module.declarations;
  const around = <Named>(named: ReadonlyMap<string, Named>, placeOf: (one: Named) => Location | undefined): string[] =>
    [...named].flatMap(([name, one]) => {
      const place = placeOf(one);
      return place && isInside(location, place) ? [name] : [];
    });
  const [resource] = around(resources, ({ block }) => block.location);
  if (resource !== undefined) return instancesOf(resource, module)?.items[0]?.address ?? `${module.prefix}${resource}`;
  const [other] = [
    ...around(locals, (local) => local.location).map((name) => `local.${name}`),
    ...around(modules, (block) => block.location).map((name) => `module.${name}`),
    ...around(outputs, (block) => block.location).map((name) => `output.${name}`),
    ...around(variables, (variable) => variable.default?.location).map((name) => `var.${name}`),
  ];
  return other === undefined ? undefined : `${module.prefix}${other}`;
}

function calledAddressAt(location: Location, module: Module): string | undefined {
  for (const name of module.declarations.modules.keys()) {
    for (const { module: called } of modulesOf(name, module)?.items ?? []) {
      const address = addressAt(location, called);
      if (address !== "") return address;
    }
  }
  return undefined;
}
