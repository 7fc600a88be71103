export {
  contentEndings,
  endsWithOne,
  isSourceOf,
  formatByName,
  formatOfValues,
  formatsByName,
  madeFolders,
  unitForms,
  type FormatByName,
} from "../model/index.js";
export { nestedTemplates, openStacks } from "./formats/cloudformation/index.js";
export { createFileTreeCache, type FileTreeCache } from "./syntax/file-tree-cache.js";
export type { LoadWasm } from "./syntax/hcl/load-wasm.js";
export type { FileReader, Values } from "./values/input.js";
export { readJson } from "./syntax/json/json-tree.js";
export { declaredInPlan } from "./formats/plan/declared.js";
export { readAccount, type AccountFile } from "./account/index.js";
export { barePolicy } from "./formats/policy/dialect.js";
export { notLintablePlanReason } from "./formats/plan/looks-like.js";
export { parseUnit, readVarFile, type Unit } from "./parse.js";
export { recognise } from "./recognise.js";
export { partitionOf } from "./values/pseudo.js";
export { readPolicyDocuments } from "./documents/policy-reader.js";
