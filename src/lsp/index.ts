export { serve } from "./editor/server.js";
