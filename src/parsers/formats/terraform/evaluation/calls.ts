import { ownValue } from "../../../../source/index.js";
import { argumentsOf } from "./call-arguments.js";
import type { Node } from "../../../../tree/index.js";
import type { Call } from "../../../syntax/hcl/hcl-ast.js";
import { isDocument } from "../../../syntax/embedded/embedded.js";
import { distribute } from "../../../values/choices.js";
import { notKnown, repeatable } from "./evaluate.js";
import { encodedText, functions, type FunctionCall } from "../functions/index.js";
import { asConditional } from "../../../values/origins.js";
import { dependingOn } from "../../../values/run-values.js";
import { specialForms } from "./special-forms.js";
import type { Scope } from "../modules/scope.js";
import { failureAt, hasFailure, reasonIn } from "../../../values/values.js";

/** Functions that return their argument, perhaps in another type or format. */
const conversions: ReadonlySet<string> = new Set(
  "chomp jsonencode jsondecode yamlencode yamldecode tolist toset tomap tostring trimspace sensitive nonsensitive".split(
    " ",
  ),
);

/** Functions whose results consist of their arguments: each part says by itself how it is written. */
const keepers: ReadonlySet<string> = new Set(["format", "formatlist", "join", "provider::aws::arn_build"]);

/** Functions that put something into a text, and leave the rest of a document where it is written. */
const exchangers: ReadonlySet<string> = new Set(["format", "replace"]);

/** Functions that take the JSON of a value as that value. All others take its text. */
const ofValues: ReadonlySet<string> = new Set(["jsondecode", "replace"]);

/** Evaluates a function call. The value is unknown if the function or its arguments are not known. */
export function evaluateCall(call: Call, scope: Scope): Node {
  // `provider::x::f` is a function of a provider. `core::f` is the function `f` of Terraform itself.
  const name = call.name.replace(/^core::/, "");
  const value = valueOf(name, call, scope);
  // Other functions that return a value as it is written (`lookup`, `element`, `coalesce`) choose one of several.
  return value.layout && !conversions.has(name) && !exchangers.has(name) ? asConditional(value) : value;
}

function valueOf(name: string, call: Call, scope: Scope): Node {
  const special = ownValue(specialForms, name);
  if (special) return special(call, scope);
  const apply = ownValue(functions, name);
  const given = argumentsOf(call, scope);
  if (!given) return notKnown(call, scope, "its arguments are not known");
  if (!apply) return notKnown(call, scope, `function ${call.name} is not known here`);
  const result = distribute(given, call.location, (plain) => {
    const failed = plain.find((argument) => argument.kind === "unknown" && hasFailure(argument));
    if (failed) return failed;
    const context: FunctionCall = {
      location: call.location,
      scope,
      fail: (reason) => failureAt(call.location, reason),
    };
    const values = ofValues.has(name) ? plain : plain.map(encodedText);
    const made = apply(values, context) ?? notKnown(call, scope, reasonOf(plain, name));
    const isRead = exchangers.has(name) && made.kind === "text" && isDocument(made);
    if (isRead || keepers.has(name) || conversions.has(name)) return made;
    // The default of `lookup` says nothing where the map has the key.
    const sources = name === "lookup" && made !== values[2] ? plain.slice(0, 2) : plain;
    return dependingOn(sources, made, { at: call.location, expressionText: repeatable(call, scope) });
  });
  return result ?? notKnown(call, scope, "it depends on too many conditions");
}

function reasonOf(nodes: readonly Node[], name: string): string {
  return nodes.map(reasonIn).find((reason) => reason !== undefined) ?? `${name} of these values is not known here`;
}
