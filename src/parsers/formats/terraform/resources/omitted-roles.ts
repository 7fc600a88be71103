import type { ExistingRole } from "../../../../model/index.js";
import { always } from "../../../../tree/index.js";
import { instancesOf, modulesOf } from "../instances/instances.js";
import { physicalName } from "../attributes/resource-names.js";
import { idIn, type Instance, type Module } from "../modules/scope.js";

/**
 * Roles that a plan's configuration has under a condition and that the plan does not create. Users who omit such a role
 * already have it.
 */
export function omittedRoles(module: Module): readonly ExistingRole[] {
  const called = [...module.declarations.modules.keys()].flatMap((name) => modulesOf(name, module)?.items ?? []);
  const own = module.source.isPlanned ? [...module.declarations.resources.keys()] : [];
  return [
    ...own.flatMap((key) => leftOutRole(key, module) ?? []),
    ...called.flatMap((item) => omittedRoles(item.module)),
  ];
}

function leftOutRole(key: string, module: Module): ExistingRole | undefined {
  const declaration = module.declarations.resources.get(key);
  const isLeftOut = declaration?.type === "aws_iam_role" && instancesOf(key, module)?.items.length === 0;
  if (!isLeftOut || declaration.isData) return undefined;
  const address = `${module.prefix}${key}`;
  const id = idIn(module, key);
  const instance: Instance = { declaration, module, address, id, existence: always, names: new Map() };
  const name = physicalName(instance);
  return name && { address, name, location: declaration.block.header };
}
