export { cloudFormation } from "./dialect.js";
export { looksLikeCloudFormation } from "./templates/looks-like.js";
export { readCloudFormation } from "./read-template.js";
export { nestedTemplates, openStacks, type Stacks } from "./stacks.js";
export { withoutCalls } from "./templates/without-calls.js";
export { misspeltResources } from "./templates/misspelt-resources.js";
