import type { Dialect } from "../../model/index.js";
import { barePolicy } from "../formats/policy/dialect.js";

/** An account is no file that somebody lints: nothing is reported in it or written to it. */
export const accountData: Dialect = { ...barePolicy, isBarePolicy: false };
