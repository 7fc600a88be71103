import type { ExistingRole } from "../../../../model/index.js";
import { always, literalOf, never } from "../../../../tree/index.js";
import { instancesOf, modulesOf, omittedModule } from "../instances/instances.js";
import { physicalName } from "../attributes/resource-names.js";
import { idIn, type Instance, type Module, type ModuleSource } from "../modules/scope.js";

/**
 * Roles that the configuration has under a condition and that this run does not create: `count` is 0, by a given variable,
 * by the call of their module or by a plan. Who turns such a role off already has it.
 */
export function omittedRoles(module: Module): readonly ExistingRole[] {
  return rolesLeftOut(module, new Set());
}

/** `entered`: the sources that were looked into although no call creates them. Each is once: calls may double at every level. */
function rolesLeftOut(module: Module, entered: Set<ModuleSource>): readonly ExistingRole[] {
  const { modules, resources } = module.declarations;
  const called = [...modules.keys()].flatMap((name) => modulesOf(name, module)?.items ?? []);
  const omitted = [...modules.keys()].flatMap((name) => omittedModule(name, module) ?? []);
  return [
    ...[...resources.keys()].flatMap((key) => leftOutRole(key, module) ?? []),
    ...called.flatMap((item) => rolesLeftOut(item.module, entered)),
    ...omitted.flatMap((inner) => {
      if (entered.has(inner.source)) return [];
      entered.add(inner.source);
      return rolesLeftOut(inner, entered);
    }),
  ];
}

function leftOutRole(key: string, module: Module): ExistingRole | undefined {
  const declaration = module.declarations.resources.get(key);
  if (declaration?.type !== "aws_iam_role" || declaration.isData) return undefined;
  if (module.call?.existence !== never && !isOff(key, module)) return undefined;
  const address = `${module.prefix}${key}`;
  const id = idIn(module, key);
  const instance: Instance = { declaration, module, address, id, existence: always, names: new Map() };
  const name = physicalName(instance);
  // Many modules have a role that is off and named by whoever turns it on: it says nothing about any name.
  const isNamed = name && (module.source.isPlanned || literalOf(name) !== undefined);
  if (!isNamed) return undefined;
  return { address, name, location: declaration.block.header };
}

function isOff(key: string, module: Module): boolean {
  const set = instancesOf(key, module);
  return set?.items.length === 0 && set.incompleteReason === undefined;
}
