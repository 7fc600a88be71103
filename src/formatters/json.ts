import type { Formatter } from "./formatter.js";

/** ESLint's JSON with the additions that docs/json.md lists. */
export const json: Formatter = (results) => `${JSON.stringify(results)}\n`;
