import { oncePer } from "../../../../source/index.js";
import type { Expression, HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { writtenAt } from "../../../syntax/hcl/hcl-location.js";
import { argumentIn } from "../modules/declarations.js";
import { literalIn, unquoted } from "../modules/literals.js";
import { idIn, type Instance, type Module } from "../modules/scope.js";

/** A provider as a resource, data source or module has it. */
export interface InstanceProvider {
  /** As its module names it: `aws`, `aws.target`, `aws.by_region["eu"]`. */
  readonly name: string;
  readonly module: Module;
  /** The block that configures it. The caller of the root module may have one that nobody sees. */
  readonly block: HclBlock | undefined;
  /** Instances with the same identity have the same provider. */
  readonly id: string;
  /** It is the default one of the root module, or one of another name that nothing configures. */
  readonly isDefault: boolean;
}

/** The provider of an instance. */
export function providerOf(instance: Instance): InstanceProvider {
  const { declaration, id, module } = instance;
  const [byType = ""] = declaration.type.split("_", 1);
  return resolved(providerName(instance) ?? byType, module, id);
}

/** The provider of what chooses none. */
export function defaultProvider(module: Module): InstanceProvider {
  return resolved("aws", module, module.prefix);
}

export function rootOf(module: Module): Module {
  return module.call ? rootOf(module.call.scope.module) : module;
}

/** The provider that an instance chooses, as the language names it. */
export function providerName({ declaration }: Pick<Instance, "declaration">): string | undefined {
  const given = argumentIn(declaration.block.body, "provider")?.value;
  return given && nameIn(given);
}

/** `user`: who asks. An index that is not known may be another one for each of them. */
function resolved(name: string, module: Module, user: string): InstanceProvider {
  const { call } = module;
  const passed = passedTo(module).get(name);
  if (passed !== undefined && call) return resolved(passed, call.scope.module, idIn(module, ""));
  const [alias = ""] = name.split("[", 1);
  const block = module.declarations.providers.get(alias);
  const hasAlias = alias.includes(".");
  // A module that is passed none and has none of its own has the default ones of its caller.
  if (call && !block && !hasAlias) return resolved(name, call.scope.module, user);
  const isKnown = /^[^[]*(?:\["[^"$]*"\])?$/.test(name);
  const id = isKnown ? idIn(module, name) : [idIn(module, name), user].join("/");
  return { name, module, block, id, isDefault: !call && !hasAlias && (name === "aws" || !block) };
}

/** The providers that the caller passes to a module. */
const passedTo = oncePer(({ call }: Module): ReadonlyMap<string, string> => {
  const given = call && argumentIn(call.block.body, "providers")?.value;
  const items = given?.kind === "object" ? given.items : [];
  return new Map(items.map(({ key, value }) => [nameIn(key), nameIn(value)]));
});

/** A provider as the language names it. */
function nameIn(expression: Expression): string {
  return literalIn(expression) ?? writtenWithoutSpace((unquoted(expression) ?? expression).location);
}

export function writtenWithoutSpace(location: Expression["location"]): string {
  return writtenAt(location).replaceAll(/\s/g, "");
}
