import type { ExistingRole } from "../../../../model/index.js";
import { always, literalOf } from "../../../../tree/index.js";
import { modulesOf, omittedModule } from "../instances/instances.js";
import { physicalName } from "../attributes/resource-names.js";
import { idIn, type Instance, type Module } from "../modules/scope.js";
import { typeFacts } from "../../resource-facts.js";
import { createsNothing } from "./turned-off.js";

/**
 * Roles that the configuration has under a condition and that this run does not create: `count` is 0, by a given variable,
 * by the call of their module or by a plan. Who turns such a role off already has it.
 */
export function omittedRoles(module: Module): readonly ExistingRole[] {
  return rolesLeftOut(module, { blocks: maximumBlocks });
}

/** How many blocks of modules that are turned off are looked at. Their calls may double at every level. */
const maximumBlocks = 10_000;

/** `left`: the blocks that may still be looked at. One source may be called once for each account role. */
function rolesLeftOut(module: Module, left: { blocks: number }): readonly ExistingRole[] {
  const { modules, resources } = module.declarations;
  if (isTurnedOff(module)) left.blocks -= modules.size + resources.size;
  if (left.blocks < 0) return [];
  const called = [...modules.keys()].flatMap((name) => modulesOf(name, module)?.items ?? []);
  const omitted = [...modules.keys()].flatMap((name) => omittedModule(name, module) ?? []);
  return [
    ...[...resources.keys()].flatMap((key) => leftOutRole(key, module) ?? []),
    ...[...called.map((item) => item.module), ...omitted].flatMap((inner) => rolesLeftOut(inner, left)),
  ];
}

function isTurnedOff({ call }: Module): boolean {
  return call?.existence.op === "false";
}

function leftOutRole(key: string, module: Module): ExistingRole | undefined {
  const declaration = module.declarations.resources.get(key);
  if (!declaration || declaration.isData || typeFacts(declaration.type)?.kind !== "Role") return undefined;
  if (!isTurnedOff(module) && !createsNothing(key, module)) return undefined;
  const address = `${module.prefix}${key}`;
  const id = idIn(module, key);
  const instance: Instance = { declaration, module, address, id, existence: always, names: new Map() };
  const name = physicalName(instance);
  // Many modules have a role that is off and named by whoever turns it on: it says nothing about any name.
  const isNamed = name && (module.source.isPlanned || literalOf(name) !== undefined);
  if (!isNamed) return undefined;
  return { address, name, location: declaration.block.header };
}
