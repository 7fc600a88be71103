import { oncePer } from "../../../source/index.js";
import type { Expression } from "../../syntax/hcl/hcl-ast.js";
import { writtenAt } from "../../syntax/hcl/hcl-location.js";
import { argumentIn } from "./declarations.js";
import { literalIn, unquoted } from "./literals.js";
import { idIn, type Instance, type Module } from "./scope.js";

/** A provider that may work in another account and region than the default one of the root module. */
export interface OtherProvider {
  readonly name: string;
  /** Instances with the same identity have the same provider. */
  readonly id: string;
}

/** The provider of an instance. `undefined`: the default one of the root module. */
export function otherProvider(instance: Instance): OtherProvider | undefined {
  const { declaration, id, module } = instance;
  const [byType = ""] = declaration.type.split("_", 1);
  return resolved(providerName(instance) ?? byType, module, id);
}

/** The provider that an instance chooses, as the language names it. */
export function providerName({ declaration }: Pick<Instance, "declaration">): string | undefined {
  const given = argumentIn(declaration.block.body, "provider")?.value;
  return given && nameIn(given);
}

/** `user`: who asks. An index that is not known may be another one for each of them. */
function resolved(name: string, module: Module, user: string): OtherProvider | undefined {
  const { call } = module;
  const passed = passedTo(module).get(name);
  if (passed !== undefined && call) return resolved(passed, call.scope.module, idIn(module, ""));
  const isDefault = /^\w+$/.test(name);
  if (isDefault) return call && resolved(name, call.scope.module, user);
  const isKnown = /^[^[]*(?:\["[^"$]*"\])?$/.test(name);
  return { name, id: isKnown ? idIn(module, name) : `${idIn(module, name)} of ${user}` };
}

/** The providers that the caller passes to a module. A module that gets none has the default ones of its caller. */
const passedTo = oncePer(({ call }: Module): ReadonlyMap<string, string> => {
  const given = call && argumentIn(call.block.body, "providers")?.value;
  const items = given?.kind === "object" ? given.items : [];
  return new Map(items.map(({ key, value }) => [nameIn(key), nameIn(value)]));
});

/** A provider as the language names it: `aws`, `aws.target`, `aws.by_region["eu"]`. */
function nameIn(expression: Expression): string {
  return literalIn(expression) ?? writtenAt((unquoted(expression) ?? expression).location).replaceAll(/\s/g, "");
}
