export { cloudFormation } from "./dialect.js";
export { looksLikeCloudFormation } from "./looks-like.js";
export { readCloudFormation } from "./read-template.js";
export { nestedTemplates, openStacks, type Stacks } from "./stacks.js";
export { withoutCalls } from "./without-calls.js";
