export type { LintSettings } from "./lint-document.js";
export { serve } from "./server.js";
