export * from "./dms-resource.js";
export type * from "./policy-attachment.js";
export type * from "./policy-document.js";
export type * from "./project.js";
export type * from "./resource.js";
export type * from "./role.js";
export type * from "./statement.js";
export type * from "./template.js";
export * from "./visit.js";
