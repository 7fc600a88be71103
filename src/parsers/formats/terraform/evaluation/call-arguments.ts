import type { Node } from "../../../../tree/index.js";
import type { Call } from "../../../syntax/hcl/hcl-ast.js";
import { evaluate } from "./evaluate.js";
import type { Scope } from "../modules/scope.js";

/** The arguments of a call. An expanded last argument (`...`) gives its items. `undefined`: the items are not known. */
export function argumentsOf(call: Call, scope: Scope): readonly Node[] | undefined {
  const given = call.arguments.map((argument) => evaluate(argument, scope));
  const last = given.at(-1);
  if (!call.expands || !last) return given;
  if (last.kind !== "list" || last.incompleteReason !== undefined) return undefined;
  return [...given.slice(0, -1), ...last.items];
}
