import { oncePer } from "../../../source/index.js";
import { identityOf, type Text, type TextPart } from "../../../tree/index.js";
import type { Export, Exports } from "./exports.js";

/**
 * The exports of other templates that a name may mean which a parameter decides: `${NetworkStack}-Vpc` is made by whatever
 * exports `${AWS::StackName}-Vpc`. None, where several are, where hardly anything of the name is written, or it is one of the stack's own.
 */
export function possibleExports(exports: Exports, name: Text, importer: string): readonly Export[] {
  if (!name.parts.some(isOpen) || name.parts.some(isOwnName) || !isTelling(name)) return [];
  const wanted = piecesOf(name);
  const found = tellingExports(exports).filter(
    ({ one, pieces }) =>
      one.path !== importer && (isFilledBy(wanted, sampleOf(pieces)) || isFilledBy(pieces, sampleOf(wanted))),
  );
  return new Set(found.map(({ one }) => identityOf(one.name))).size === 1 ? found.map(({ one }) => one) : [];
}

const tellingExports = oncePer((exports: Exports) =>
  [...exports.values()]
    .flat()
    .filter(({ name }) => isTelling(name))
    .map((one) => ({ one, pieces: piecesOf(one.name) })),
);

const placeShapes: ReadonlySet<string> = new Set(["account", "partition", "region", "suffix"]);

/** The deployment decides this value: a default is only a proposal. */
function isOpen(part: TextPart): boolean {
  return part.kind === "hole" ? !placeShapes.has(part.symbol.shape) : part.origin.from === "default";
}

/** The importing stack and the exporting stack have different names. */
function isOwnName({ origin }: TextPart): boolean {
  return origin.from === "pseudo" && origin.name === "AWS::StackName";
}

function isTelling({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && !isOpen(part) && /\w{2}/.test(part.text));
}

/** A name in pieces, alternately a written text and an open part, of which only that it is not empty is known. */
function piecesOf({ parts }: Text): readonly string[] {
  return parts
    .map((part) => (isOpen(part) ? open : written(part)))
    .join("")
    .split(open);
}

const open = "\u0001";

function sampleOf(pieces: readonly string[]): string {
  return pieces.join(open);
}

function written(part: TextPart): string {
  return part.kind === "literal" ? part.text : `\u0002${part.symbol.id}\u0002`;
}

/** Whether a text begins and ends as the pieces do, and contains the others in their order, each with a gap before it. */
function isFilledBy(pieces: readonly string[], text: string): boolean {
  const [first = "", ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return text === first;
  let at = first.length;
  if (!text.startsWith(first)) return false;
  for (const piece of others) {
    const next = text.indexOf(piece, at + 1);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return text.length > at + last.length && text.endsWith(last);
}
