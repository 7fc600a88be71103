/*
 * The thread of the language server that judges, when the sources run without a bundle. Node 20 does not run a thread that
 * begins with a file in TypeScript. src/lsp/editor/judge-thread.ts starts this file.
 */
import { register } from "tsx/esm/api";

register();
await import("../src/lsp/judge-worker.ts");
