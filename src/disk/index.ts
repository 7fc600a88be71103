export { areNotes, areTrue, dependOnMore, noteText, seenNotes, startNotes, takeNotes, type Notes } from "./notes.js";
export { isLink, isThere, linkStatOf, listFolder, readBytes, realPath, statOf } from "./disk.js";
export { isSystemError } from "./system-error.js";
export { homepage, packageFile, packagePlace, rulePageUrl, version } from "./package.js";
