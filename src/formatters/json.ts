import { visibleJson } from "../source/index.js";
import type { Formatter } from "./formatter.js";

/** ESLint's JSON format, with the additions that docs/json.md lists. */
export const json: Formatter = (results) => `${visibleJson(results)}\n`;
