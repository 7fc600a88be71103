import { plainText } from "../../analysis/index.js";

/** `*`. */
export const everything = plainText("*");
