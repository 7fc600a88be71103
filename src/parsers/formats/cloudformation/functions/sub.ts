import { extended } from "../../../../source/index.js";
import { alternatives, asText, type LiteralPart, type Node, type TextPart } from "../../../../tree/index.js";
import { distribute } from "../../../values/choices.js";
import { joinTexts } from "../../../values/join-texts.js";
import { joinSlices, locationWithin, scalarParts, sliceLiteral, withPieces } from "../../../syntax/text-parts.js";
import { textOfParts } from "../../../values/values.js";
import { argumentsOf } from "../templates/call.js";
import { evaluate } from "../evaluation/evaluate.js";
import { marksInSub, turnValue } from "../templates/for-each.js";
import { referenceTo } from "./referenced-values.js";
import type { Loops, Scope } from "../templates/scope.js";
import { notKnown } from "../values/unknowns.js";
import type { IntrinsicFunction } from "../templates/function.js";

const tooMany = "it depends on too many conditions";

/** `Fn::Sub: text` or `Fn::Sub: [text, variables]` */
export const substitution: IntrinsicFunction = (call, scope) => {
  const { node } = call;
  const [text, variables] = argumentsOf(call);
  const parts = text?.kind === "scalar" ? scalarParts(text) : asText(text)?.parts;
  if (!text || !parts) return notKnown(node, "the string of Fn::Sub is not known");
  const given = variables?.kind === "mapping" ? variables.entries : [];
  const values = new Map(given.map(({ key, value }) => [key.text, evaluate(value, scope)]));
  const pieces = parts
    .flatMap((part) => (part.kind === "hole" ? [asPiece(part)] : piecesOf(part, scope.loops)))
    .map((piece) => (piece.kind === "reference" ? valueOf(piece, values, scope) : piece.value));
  const layout = text.layout && extended(text.layout, { variables: [...values.keys()] });
  return joinTexts(pieces, node.location, layout) ?? notKnown(node, tooMany);
};

interface ReferencePiece {
  readonly kind: "reference";
  readonly name: string;
  readonly location: Node["location"];
}

type Piece = ReferencePiece | { readonly kind: "text"; readonly value: Node };

function asPiece(part: TextPart): Piece {
  return { kind: "text", value: { kind: "text", parts: [part], location: part.location } };
}

/** The text between `${…}`, and the names inside; `${!x}` is the text `${x}`, and `&{x}` a value of a loop. */
function piecesOf(whole: LiteralPart, loops: Loops): readonly Piece[] {
  const { text } = whole;
  const pieces: Piece[] = [];
  const part = withPieces(whole);
  const slices: LiteralPart[] = [];
  const literal = (from: number, to: number): void => {
    if (from < to) slices.push(from === 0 && to === text.length ? whole : sliceLiteral(part, from, to));
  };
  const close = (): void => {
    const joined = joinSlices(slices.splice(0));
    if (joined) pieces.push(asPiece(joined));
  };
  let at = 0;
  for (const match of text.matchAll(marksInSub)) {
    const end = match.index + match[0].length;
    const [, mark = "", escape, name = ""] = match;
    const location = locationWithin(part, match.index, end);
    const turn = mark === "&" ? turnValue(mark, name, loops, location) : undefined;
    if (mark === "&" && !turn) continue;
    literal(at, match.index);
    if (escape === "!") {
      literal(match.index, match.index + 2);
      literal(match.index + 3, end);
    } else {
      close();
      pieces.push(turn ? { kind: "text", value: textOfParts(turn, location) } : { kind: "reference", name, location });
    }
    at = end;
  }
  literal(at, text.length);
  close();
  return pieces;
}

function valueOf({ name, location }: ReferencePiece, values: ReadonlyMap<string, Node>, scope: Scope): Node {
  const value = values.get(name);
  if (!value) return referenceTo(name, location, scope);
  // A variable gets the place of its use, so that the text is one piece; its parts keep their origin.
  const placed = distribute([value], location, ([plain]) => {
    const text = asText(plain);
    return text
      ? textOfParts(
          text.parts.map((part) => ({ ...unplaced(part), location })),
          location,
        )
      : (plain ?? value);
  });
  return placed ?? alternatives(value)[0]?.value ?? value;
}

function unplaced(part: TextPart): TextPart {
  if (part.kind === "hole") return part;
  const { map: _, ...rest } = part;
  return rest.origin.from === "written" ? { ...rest, origin: { from: "computed" } } : rest;
}
