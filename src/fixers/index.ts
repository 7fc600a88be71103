export { renderEdits } from "./edit.js";
export { waysToWrite, type OwnedEdits } from "./owned-edits.js";
export { isUnseenOwner } from "./owners/owners.js";
// The writers, for those who write new policies in the style of a file.
export { hasCurrent } from "./scope/data-sources.js";
export { alignedLines, writeHcl } from "./syntax/hcl-text.js";
export { moduleOf, withoutModules } from "./scope/module-of.js";
export { newList, newStatementValue, newText, type NewValue } from "./values/new-value.js";
export { pseudoValueOf } from "./values/pseudo-values.js";
export { piecesOf } from "./values/text-pieces.js";
export {
  inLanguage,
  outsideOfBlocks,
  writeContextOf,
  type Language,
  type WriteContext,
} from "./values/write-context.js";
export { entryLines, itemLines } from "./syntax/yaml-lines.js";
export { yamlScalar } from "./syntax/yaml-scalar.js";
