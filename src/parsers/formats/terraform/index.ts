export { withPatterns } from "./functions/re2.js";
export { readVarFile } from "./modules/var-file.js";
export { readTerraform } from "./read-terraform.js";
