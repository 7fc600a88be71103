import type { Location } from "../../source/index.js";
import type { Layout, Node, TextPart } from "../../tree/index.js";
import type { Template, TemplatePart } from "../hcl-ast.js";
import { distribute } from "./choices.js";
import { conditional, formulaOf } from "./conditions.js";
import { elementsOf, loopNames } from "./elements.js";
import { evaluate, notKnown } from "./evaluate.js";
import { jsonParts } from "./json-text.js";
import { layoutAt } from "./layout.js";
import { withNames, type Scope } from "./scope.js";
import { computedText, holeOf, textOfParts, unknownAt } from "./values.js";

/** The text of a template; one that is a single interpolation is the value itself. */
export function evaluateTemplate(template: Template, scope: Scope): Node {
  const { location, parts } = template;
  const [only, ...others] = parts;
  if (only?.kind === "interpolation" && others.length === 0) return evaluate(only.of, scope);
  const layout = layoutAt(location, template.style === "heredoc" ? "heredoc" : "double");
  const pieces = parts.map((part) => evaluatePart(part, scope));
  return joinTexts(pieces, location, layout) ?? notKnown(template, scope, "it depends on too many conditions");
}

function evaluatePart(part: TemplatePart, scope: Scope): Node {
  const { location } = part;
  switch (part.kind) {
    case "literal": {
      const { text, map } = part;
      const isMapped = map.length > 0;
      return textOfParts([{ kind: "literal", text, location, origin: { from: "written" }, ...(isMapped && { map }) }], location);
    }
    case "interpolation":
      return evaluate(part.of, scope);
    case "if": {
      const condition = formulaOf(evaluate(part.condition, scope), scope.module);
      const section = (parts: readonly TemplatePart[]) => (): Node => evaluateSection(parts, location, scope);
      return conditional(condition, section(part.then), section(part.otherwise), location);
    }
    case "for":
      return evaluateLoop(part, scope);
  }
}

function evaluateSection(parts: readonly TemplatePart[], location: Location, scope: Scope): Node {
  const pieces = parts.map((part) => evaluatePart(part, scope));
  return joinTexts(pieces, location) ?? notKnown({ location }, scope, "it depends on too many conditions");
}

function evaluateLoop(part: Extract<TemplatePart, { kind: "for" }>, scope: Scope): Node {
  const { location } = part;
  const collection = evaluate(part.of, scope);
  const once = (value: Node): Node => {
    const { items, open } = elementsOf(value);
    if (open !== undefined) return notKnown({ location }, scope, open);
    const pieces = items.map((item) => evaluateSection(part.body, location, withNames(scope, loopNames(part.names, item))));
    return joinTexts(pieces, location) ?? notKnown({ location }, scope, "it depends on too many conditions");
  };
  return distribute([collection], location, ([value]) => (value ? once(value) : computedText("", location))) ?? notKnown({ location }, scope, "it depends on too many conditions");
}

/** Values side by side as one text; `undefined` where there are too many choices among them. */
export function joinTexts(pieces: readonly Node[], location: Location, layout?: Layout): Node | undefined {
  return distribute(pieces, location, (plain) => textOfParts(mergeParts(plain.flatMap(partsOf)), location, layout));
}

/** The parts of a value inside a text; lists and mappings come from jsonencode and stand as JSON. */
export function partsOf(node: Node): readonly TextPart[] {
  const { location } = node;
  switch (node.kind) {
    case "text":
      return node.parts;
    case "scalar": {
      const { text, map } = node;
      if (text === "") return [];
      const isSpelled = node.quoted && map !== undefined;
      const place = isSpelled ? placeOf(map, location) : location;
      return [{ kind: "literal", text, location: place, origin: { from: isSpelled || node.layout ? "written" : "computed" }, ...(map && { map }) }];
    }
    case "unknown":
      return [holeOf(node)];
    case "null":
      return [];
    case "list":
    case "mapping":
      return jsonParts(node);
    case "choice": {
      const id = `choice@${location.file.path}:${String(location.start)}`;
      return [holeOf(unknownAt(location, { id, reason: "it depends on a condition" }))];
    }
  }
}

function placeOf(map: NonNullable<Extract<Node, { kind: "scalar" }>["map"]>, location: Location): Location {
  const [first] = map;
  const last = map.at(-1);
  return first && last ? { ...location, start: first.offset, end: last.offset + last.length } : location;
}

/** Computed literals side by side become one. */
function mergeParts(parts: readonly TextPart[]): readonly TextPart[] {
  const merged: TextPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    const isComputed = part.kind === "literal" && part.origin.from === "computed";
    if (isComputed && last?.kind === "literal" && last.origin.from === "computed") {
      merged[merged.length - 1] = { ...last, text: last.text + part.text };
    } else merged.push(part);
  }
  return merged;
}

