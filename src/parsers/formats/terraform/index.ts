export { withPatterns } from "./functions/re2.js";
export { readTerraform } from "./read-terraform.js";
