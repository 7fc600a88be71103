import { asText, literalOf } from "../../../tree/index.js";
import { textOfParts, unknownAt } from "../../values.js";
import { evaluate } from "../evaluate.js";
import { notKnown } from "../unknowns.js";
import type { IntrinsicFunction } from "./function.js";

/** `Fn::ImportValue: name`; what another stack of the run exports is its value. */
export const importValue: IntrinsicFunction = ({ node, argument }, scope) => {
  const { location } = node;
  const text = asText(evaluate(argument, scope));
  const name = text && literalOf(text);
  if (name === undefined) return notKnown(node, "the name of the export is not known");
  const { exports, imports } = scope.stack;
  imports.add(name);
  const exported = exports.get(name);
  if (!exported) {
    const unknown = unknownAt(location, {
      id: `export:${name}`,
      reason: `the export ${name} is in no linted template`,
    });
    return { ...unknown, symbol: { ...unknown.symbol, exportName: name } };
  }
  // Names of the other template say nothing in this one.
  const parts = exported.parts.map(({ spelling: _, ...part }) => {
    if (part.kind === "hole") return { ...part, location };
    const { map: __, ...literal } = part;
    return {
      ...literal,
      location,
      origin: part.origin.from === "written" ? ({ from: "computed" } as const) : part.origin,
    };
  });
  const value = textOfParts(parts, location);
  const [only] = parts;
  return parts.length === 1 && only?.kind === "hole" ? { ...only, kind: "unknown" } : value;
};
