export { isGranted, type Granted } from "./is-granted.js";
export type { PolicyDocuments, PolicySource } from "./documents.js";
export type { GrantReason } from "./reasons.js";
export type { ContextValue, GrantRequest } from "./request.js";
