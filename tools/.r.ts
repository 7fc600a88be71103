import { lintFolder } from "./corpus/lint-folder.js";
const run = await lintFolder(process.argv[2]!, "all", "proved");
for (const r of run.refused) console.log(`${r.filePath}:${r.line} ${r.ruleId} ${r.edit}: ${r.reason}`);
