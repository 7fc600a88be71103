import type { ExistingRole } from "../../../../model/index.js";
import { always, literalOf } from "../../../../tree/index.js";
import { instancesOf, modulesOf, omittedModule } from "../instances/instances.js";
import { physicalName } from "../attributes/resource-names.js";
import { idIn, type Instance, type Module } from "../modules/scope.js";

/**
 * Roles that the configuration has under a condition and that this run does not create: `count` is 0, by a given variable,
 * by the call of their module or by a plan. Who turns such a role off already has it.
 */
export function omittedRoles(module: Module): readonly ExistingRole[] {
  return rolesLeftOut(module, false);
}

function rolesLeftOut(module: Module, isModuleOmitted: boolean): readonly ExistingRole[] {
  const { modules, resources } = module.declarations;
  const called = [...modules.keys()].flatMap((name) => modulesOf(name, module)?.items ?? []);
  const omitted = [...modules.keys()].flatMap((name) => omittedModule(name, module) ?? []);
  return [
    ...[...resources.keys()].flatMap((key) => leftOutRole(key, module, isModuleOmitted) ?? []),
    ...called.flatMap((item) => rolesLeftOut(item.module, isModuleOmitted)),
    ...omitted.flatMap((inner) => rolesLeftOut(inner, true)),
  ];
}

function leftOutRole(key: string, module: Module, isModuleOmitted: boolean): ExistingRole | undefined {
  const declaration = module.declarations.resources.get(key);
  if (declaration?.type !== "aws_iam_role" || declaration.isData) return undefined;
  const set = isModuleOmitted ? undefined : instancesOf(key, module);
  if (!isModuleOmitted && (set?.items.length !== 0 || set.incompleteReason !== undefined)) return undefined;
  const address = `${module.prefix}${key}`;
  const id = idIn(module, key);
  const instance: Instance = { declaration, module, address, id, existence: always, names: new Map() };
  const name = physicalName(instance);
  // Many modules have a role that is off and named by whoever turns it on: it says nothing about any name.
  const isNamed = name && (module.source.isPlanned || literalOf(name) !== undefined);
  if (!isNamed) return undefined;
  return { address, name, location: declaration.block.header };
}
