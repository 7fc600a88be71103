import { plainText } from "../../../iam/index.js";

/** The pattern `*`, which matches everything. */
export const everything = plainText("*");
