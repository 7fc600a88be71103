export { renderEdit, renderEdits } from "./edit.js";
export { renderOwned, type OwnedEdits } from "./owned-edits.js";
export { isUnseenOwner } from "./owners.js";
