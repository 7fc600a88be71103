import { ownValue } from "../../../../source/index.js";
import type { Attribute, Expression, HclBlock, TemplateExpression } from "../../../syntax/hcl/hcl-ast.js";
import type { Values } from "../../../values/input.js";
import { constantText } from "./constant-texts.js";
import { argumentIn } from "./declarations.js";
import type { ModuleSource } from "./scope.js";

/** Where a module is called, as far as its own files say. */
export type Caller = Pick<ModuleSource, "declarations" | "folder" | "settings"> & {
  readonly isRoot: boolean;
  /** Values of the root's variables that the run was given. They win over those in files. */
  readonly given: Values["variables"];
};

/** Locals may refer to each other in a circle, or each to the next one many times. */
const mostParts = 100;

/**
 * An argument that says which module a block calls: `source` or `version`. OpenTofu reads locals, variables and paths there, before
 * anything is planned. A default of a variable does not count: who runs `tofu init` may give another value, and so another module.
 * https://opentofu.org/docs/language/modules/sources/
 */
export function calledText(block: HclBlock, argument: "source" | "version", caller: Caller): string | undefined {
  return givenText(argumentIn(block.body, argument)?.value, caller, { left: mostParts });
}

interface Parts {
  left: number;
}

function givenText(expression: Expression | undefined, caller: Caller, parts: Parts): string | undefined {
  if (!expression || parts.left === 0) return undefined;
  parts.left -= 1;
  switch (expression.kind) {
    case "parentheses":
      return givenText(expression.of, caller, parts);
    case "template":
      return joinedText(expression, caller, parts);
    case "attribute":
      return expression.of.kind === "variable"
        ? referredText(expression.of.name, expression, caller, parts)
        : constantIn(expression, caller);
    default:
      return constantIn(expression, caller);
  }
}

function joinedText(template: TemplateExpression, caller: Caller, parts: Parts): string | undefined {
  const texts = template.parts.map((part) => {
    if (part.kind === "literal") return part.text;
    return part.kind === "interpolation" ? givenText(part.of, caller, parts) : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.join("");
}

/** The text of `path.module`, `var.name`, `local.name`. */
function referredText(kind: string, expression: Attribute, caller: Caller, parts: Parts): string | undefined {
  const { declarations, given, isRoot, settings } = caller;
  const { name } = expression;
  switch (kind) {
    case "path":
      return isRoot && (name === "module" || name === "root") ? "." : undefined;
    case "var": {
      const value = isRoot ? ownValue(given, name) : undefined;
      if (value === undefined) return givenText(settings.get(name)?.value, caller, parts);
      return typeof value === "string" ? value : undefined;
    }
    case "local":
      return givenText(declarations.locals.get(name)?.value, caller, parts);
    default:
      return constantIn(expression, caller);
  }
}

function constantIn(expression: Expression, { declarations }: Caller): string | undefined {
  return constantText(expression, { declarations, call: undefined });
}
