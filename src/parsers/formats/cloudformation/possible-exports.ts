import { identityOf, type Text, type TextPart } from "../../../tree/index.js";
import type { Export, Exports } from "./exports.js";

/**
 * The exports of other templates that a name may mean which a parameter decides: `${NetworkStack}-Vpc` is made by whatever
 * exports `${AWS::StackName}-Vpc`. None, where several are, where hardly anything of the name is written, or it is one of the stack's own.
 */
export function possibleExports(exports: Exports, name: Text, importer: string): readonly Export[] {
  if (!name.parts.some(isOpen) || name.parts.some(isOwnName) || !isTelling(name)) return [];
  const [pattern, sample] = [patternOf(name), sampleOf(name)];
  const found = [...exports.values()]
    .flat()
    .filter(
      (one) =>
        one.path !== importer &&
        isTelling(one.name) &&
        (pattern.test(sampleOf(one.name)) || patternOf(one.name).test(sample)),
    );
  return new Set(found.map((one) => identityOf(one.name))).size === 1 ? found : [];
}

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

function patternOf(text: Text): RegExp {
  const parts = text.parts.map((part) =>
    isOpen(part) ? "[^]+" : written(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  return new RegExp(`^${parts.join("")}$`);
}

function sampleOf({ parts }: Text): string {
  return parts.map((part) => (isOpen(part) ? "\u0001" : written(part))).join("");
}

function written(part: TextPart): string {
  return part.kind === "literal" ? part.text : `\u0002${part.symbol.id}\u0002`;
}
