import { arnFunctions } from "./arns.js";
import { collectionFunctions } from "./collections.js";
import { encodingFunctions } from "./encoding.js";
import { fileFunctions } from "./files.js";
import type { FunctionTable } from "./function-call.js";
import { mapFunctions } from "./maps.js";
import { numberFunctions } from "./numbers.js";
import { patternFunctions } from "./patterns.js";
import { setFunctions } from "./sets.js";
import { stringFunctions } from "./strings.js";

export { encodedText, isEncoded } from "./encoded.js";
export type { FunctionCall } from "./function-call.js";

/** Terraform's functions by name. https://developer.hashicorp.com/terraform/language/functions */
export const functions: FunctionTable = {
  ...stringFunctions,
  ...patternFunctions,
  ...collectionFunctions,
  ...mapFunctions,
  ...setFunctions,
  ...numberFunctions,
  ...encodingFunctions,
  ...fileFunctions,
  ...arnFunctions,
};
