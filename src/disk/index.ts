export { keptRunEnding } from "./answers.js";
export { areNotes, areTrue, dependOnMore, seenNotes, startNotes, takeNotes, today, type Notes } from "./notes.js";
export { isLink, isThere, linkStatOf, listFolder, readBytes, realPath, statOf } from "./disk.js";
export { makeFolder } from "./make-folder.js";
export { loadModule, type ModuleForm } from "./load-module.js";
export { untilDone } from "./until-done.js";
export { isSystemError, unreadableReason, unwrittenReason } from "./system-error.js";
export { homepage, packageFile, packagePlace, rulePageUrl, version } from "./package.js";
