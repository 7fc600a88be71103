export { nestedTemplates, openStacks } from "./cloudformation/index.js";
export { fileTrees, type FileTrees } from "./file-trees.js";
export type { FileReader, LoadWasm, Values } from "./input.js";
export { readJson } from "./json-tree.js";
export { declaredInPlan } from "./plan/declared.js";
export { almostPlan } from "./plan/looks-like.js";
export { parseUnit, recognise, type Unit, type UnitKind } from "./parse.js";
export { readPolicyDocuments } from "./policy-reader.js";
export { readVarFile } from "./var-file.js";
