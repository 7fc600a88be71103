import { oncePer } from "../../../../source/index.js";
import { identityOf, isPlace, type Text, type TextPart } from "../../../../tree/index.js";
import { exportIndex, openName } from "./export-names.js";
import type { Export, Exports } from "./exports.js";

/**
 * The exports of other templates that a name may mean which a parameter decides: `${NetworkStack}-Vpc` is made by whatever
 * exports `${AWS::StackName}-Vpc`. None, where several are, where hardly anything of the name is written, or it is one of the stack's own.
 */
export function possibleExports(exports: Exports, name: Text, importer: string): readonly Export[] {
  if (!name.parts.some(isOpen) || name.parts.some(isOwnName) || !isTelling(name)) return [];
  let identity: string | undefined;
  const found = new Set<Export>();
  for (const alike of tellingExports(exports)(openName(name, isOpen))) {
    for (const one of alike.exports) {
      if (one.path === importer) continue;
      const id = identityOf(one.name);
      if ((identity ??= id) !== id) return [];
      found.add(one);
    }
  }
  return identity === undefined ? [] : (exports.get(identity) ?? []).filter((one) => found.has(one));
}

const tellingExports = oncePer((exports: Exports) =>
  exportIndex(
    [...exports.values()].flat().filter(({ name }) => isTelling(name)),
    ({ name }) => openName(name, isOpen),
  ),
);

/** The deployment decides this value: a default is only a proposal. */
function isOpen(part: TextPart): boolean {
  return part.kind === "hole" ? !isPlace(part.symbol.shape) : part.origin.from === "default";
}

/** The importing stack and the exporting stack have different names. */
function isOwnName({ origin }: TextPart): boolean {
  return origin.from === "pseudo" && origin.name === "AWS::StackName";
}

function isTelling({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && !isOpen(part) && /\w{2}/.test(part.text));
}
