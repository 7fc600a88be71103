export { looksLikeCloudFormation } from "./looks-like.js";
export { readCloudFormation } from "./read-template.js";
export { openStacks, type Stacks } from "./stacks.js";
