import { ownValue } from "../../../../source/index.js";
import type { Expression, HclBlock } from "../../../syntax/hcl/hcl-ast.js";
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
  return textOf(argumentIn(block.body, argument)?.value, caller, { left: mostParts });
}

interface Parts {
  left: number;
}

function textOf(expression: Expression | undefined, caller: Caller, parts: Parts): string | undefined {
  if (!expression || parts.left === 0) return undefined;
  parts.left -= 1;
  if (expression.kind === "template") {
    const texts = expression.parts.map((part) => {
      if (part.kind === "literal") return part.text;
      return part.kind === "interpolation" ? textOf(part.of, caller, parts) : undefined;
    });
    return texts.includes(undefined) ? undefined : texts.join("");
  }
  if (expression.kind === "parentheses") return textOf(expression.of, caller, parts);
  const { declarations, given, isRoot, settings } = caller;
  const [of, name] = expression.kind === "attribute" ? [expression.of, expression.name] : [];
  if (of?.kind === "variable" && name !== undefined) {
    if (of.name === "path") return isRoot && (name === "module" || name === "root") ? "." : undefined;
    if (of.name === "var") {
      const value = isRoot ? ownValue(given, name) : undefined;
      if (value !== undefined) return typeof value === "string" ? value : undefined;
      return textOf(settings.get(name)?.value, caller, parts);
    }
    if (of.name === "local") return textOf(declarations.locals.get(name)?.value, caller, parts);
  }
  return constantText(expression, { declarations, call: undefined });
}
