import { plainText } from "../../iam/index.js";

/** `*`. */
export const everything = plainText("*");
