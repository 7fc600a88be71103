export { looksLikeCloudFormation } from "./looks-like.js";
export { readCloudFormation } from "./read-template.js";
