export { renderEdit } from "./edit.js";
