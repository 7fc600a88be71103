export { renderEdits } from "./edit.js";
export { renderOwned, type OwnedEdits } from "./owned-edits.js";
export { isUnseenOwner } from "./owners.js";
// The writers, for those who write new policies in the style of a file.
export { hasCurrent } from "./data-sources.js";
export { alignedLines, writeHcl } from "./hcl-text.js";
export { moduleOf, withoutModules } from "./module-of.js";
export { newList, newStatementValue, newText, type NewValue } from "./new-value.js";
export { outsideOfBlocks, piecesOf, writeContextOf, type WriteContext } from "./text-pieces.js";
export { entryLines, itemLines } from "./yaml-lines.js";
