export { readTerraform } from "./read-terraform.js";
