export { renderEdit, renderEdits } from "./edit.js";
