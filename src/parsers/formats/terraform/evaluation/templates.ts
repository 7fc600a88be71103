import type { Location } from "../../../../source/index.js";
import type { Node } from "../../../../tree/index.js";
import type { TemplateExpression, TemplatePart } from "../../../syntax/hcl/hcl-ast.js";
import { distribute } from "../../../values/choices.js";
import { joinTexts } from "../../../values/join-texts.js";
import { exhaustedReason } from "../../../values/limits.js";
import { asConditional } from "../../../values/origins.js";
import { partsWithFilledIn } from "../../filled-in.js";
import { conditional, formulaOf } from "../values/conditions.js";
import { elementsOf, loopNames } from "../values/elements.js";
import { evaluate, notKnown } from "./evaluate.js";
import { isWritten, layoutAt } from "../modules/layout.js";
import { withNames, type Scope } from "../modules/scope.js";
import { computedText, failureAt, textOfParts } from "../../../values/values.js";

/** Evaluates a template to a text. A template that is a single interpolation gives the value itself. */
export function evaluateTemplate(template: TemplateExpression, scope: Scope): Node {
  const { location, parts } = template;
  const [only, ...others] = parts;
  if (only?.kind === "interpolation" && others.length === 0) return evaluate(only.of, scope);
  const { layout } = layoutAt(location, template.style === "heredoc" ? "heredoc" : "double");
  const pieces = parts.map((part) => evaluatePart(part, scope));
  return joinTexts(pieces, location, layout) ?? notKnown(template, scope, "it depends on too many conditions");
}

function evaluatePart(part: TemplatePart, scope: Scope): Node {
  const { location } = part;
  switch (part.kind) {
    case "literal": {
      const { text, map } = part;
      const origin = { from: isWritten(location) ? "written" : "computed" } as const;
      return textOfParts(partsWithFilledIn({ kind: "literal", text, location, origin, map }), location);
    }
    case "interpolation":
      return inText(evaluate(part.of, scope), location);
    case "if": {
      const condition = formulaOf(evaluate(part.condition, scope), scope.module);
      const section = (parts: readonly TemplatePart[]) => (): Node => evaluateSection(parts, location, scope);
      const value = conditional(condition, section(part.then), section(part.otherwise), location);
      return value.kind === "choice" ? value : asConditional(value);
    }
    case "for":
      return evaluateLoop(part, scope);
  }
}

/** A null inside a text makes Terraform stop, so users must set another value. */
function inText(node: Node, location: Location): Node {
  const filled = distribute([node], location, ([value]) =>
    !value || value.kind === "null" ? failureAt(location, "it is null by default, which no string can contain") : value,
  );
  return filled ?? node;
}

function evaluateSection(parts: readonly TemplatePart[], location: Location, scope: Scope): Node {
  const pieces = parts.map((part) => evaluatePart(part, scope));
  return joinTexts(pieces, location) ?? notKnown({ location }, scope, "it depends on too many conditions");
}

function evaluateLoop(part: Extract<TemplatePart, { kind: "for" }>, scope: Scope): Node {
  const { location } = part;
  const collection = evaluate(part.of, scope);
  const once = (value: Node): Node => {
    const { items, incompleteReason } = elementsOf(value);
    if (incompleteReason !== undefined) return notKnown({ location }, scope, incompleteReason);
    const { work } = scope.module.environment;
    const pieces: Node[] = [];
    for (const item of items) {
      work.steps += part.body.length;
      const endless = exhaustedReason(work, part);
      if (endless !== undefined) return notKnown({ location }, scope, endless);
      pieces.push(evaluateSection(part.body, location, withNames(scope, loopNames(part.names, item))));
    }
    return joinTexts(pieces, location) ?? notKnown({ location }, scope, "it depends on too many conditions");
  };
  return (
    distribute([collection], location, ([value]) => (value ? once(value) : computedText("", location))) ??
    notKnown({ location }, scope, "it depends on too many conditions")
  );
}
