export { renderEdit, renderEdits } from "./edit.js";
export { renderOwned, type OwnedEdits } from "./owned.js";
export { isUnseen } from "./owners.js";
