import { nullAt, unknownAt } from "../../../values/values.js";
import { prune } from "../../../values/choices.js";
import type { Node } from "../../../../tree/index.js";
import { evaluateArgument } from "../evaluation/evaluate.js";
import { ignoresByName } from "./ignored-changes.js";
import { plannedValue } from "../instances/planned.js";
import { argumentIn } from "../modules/declarations.js";
import { memoised, withoutDefaults, writtenAddress, type Instance, type Scope } from "../modules/scope.js";

/** The scope in which the arguments of a resource are evaluated. */
export function instanceScope({ existence, failingDefaults, module, names }: Instance): Scope {
  return withoutDefaults({ module, usesDefaults: true, assumed: existence, names }, failingDefaults);
}

/** The value of an argument of a resource. `undefined` if the argument is not set. */
export function argumentOf(instance: Instance, name: string): Node | undefined {
  const { declaration, module, address, existence } = instance;
  const { circles } = module.environment;
  const attribute = argumentIn(declaration.block.body, name);
  if (!attribute) return undefined;
  const circular = (): Node => {
    circles.cuts++;
    return nullAt(attribute.location);
  };
  const make = (): Node =>
    plannedValue(prune(evaluateArgument(attribute.value, instanceScope(instance)), existence), instance, name);
  return memoised(module.memo, `${address}.${name}`, make, circular);
}

/** The value of an argument that is part of a resource's name or ARN: unknown if the state decides it. */
export function namingArgument(instance: Instance, name: string): Node | undefined {
  const value = argumentOf(instance, name);
  if (!value || !ignoresByName(instance, name)) return value;
  const { id: resource } = instance;
  const expressionText = `${writtenAddress(instance)}.${name}`;
  const reason = ignoredReason(expressionText);
  const unknown = unknownAt(value.location, { id: `${resource}.${name}`, reason, expressionText, resource });
  return plannedValue(unknown, instance, name);
}

export function ignoredReason(expressionText: string): string {
  return `${expressionText} is the value in the state, because of ignore_changes`;
}
