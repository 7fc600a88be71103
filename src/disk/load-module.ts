import { statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { failure, stackOf, type Result } from "../source/index.js";
import { isSystemError, unreadableReason } from "./system-error.js";
import { untilDone } from "./until-done.js";

/** What the default export of a module of the user has to be. */
export interface ModuleForm<T> {
  /** What the module is called in messages: `plugin`. */
  readonly kind: string;
  readonly has: (value: unknown) => value is T;
  /** What the default export must be, in words that follow "must have". */
  readonly words: string;
}

/** Loads the default export of a module of the user. This runs the module. */
export async function loadModule<T>(path: string, name: string, form: ModuleForm<T>): Promise<Result<T>> {
  try {
    // Loading a pipe would wait forever, and a device may have no end.
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return failure(`The ${form.kind} "${name}" does not exist.`);
    if (!stat.isFile()) return failure(`The ${form.kind} "${name}" is not a regular file.`);
    const load = (): Promise<unknown> => import(pathToFileURL(path).href);
    const loaded = await untilDone(`${form.kind} "${name}"`, load);
    const value = defaultOf(loaded);
    // Compilers write the default export of a module as a property of CommonJS's `module.exports`.
    const found = [value, defaultOf(value)].find((one) => form.has(one));
    return form.has(found) ? found : failure(`The ${form.kind} "${name}" must have ${form.words}.`);
  } catch (error) {
    // Loading runs code of the user, so any error here is shown as a problem of the module.
    const missing = missingModule(error);
    if (missing !== undefined)
      return failure(
        `The ${form.kind} "${name}" cannot be loaded: it needs the module "${missing}", which is not there. ${isPath(missing) ? "Correct the import" : `Install it (npm install --save-dev ${packageOf(missing)})`}.`,
      );
    // The disk refuses the file, or another one that its code reads.
    if (isSystemError(error) && error.syscall !== undefined) {
      const reason = error.path === path ? unreadableReason(error) : error.message;
      return failure(`The ${form.kind} "${name}" cannot be loaded: ${reason}.`);
    }
    return failure(`The ${form.kind} "${name}" cannot be loaded. It throws:`, ...ownPart(stackOf(error)));
  }
}

function defaultOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "default" in value ? value.default : undefined;
}

/** The part of a stack in the user's code: behind it are the loader of Node and our own code. */
function ownPart(stack: readonly string[]): readonly string[] {
  const loader = stack.findIndex((line) => line.includes("node:internal/modules"));
  return loader < 0 ? stack : stack.slice(0, loader);
}

/** The module that Node does not find: the first words in quotes of its message. */
function missingModule(error: unknown): string | undefined {
  const codes: readonly unknown[] = ["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"];
  if (!(error instanceof Error && "code" in error && codes.includes(error.code))) return undefined;
  return /(?<=').+?(?=')/.exec(error.message)?.[0];
}

/** Whether it is a place on the disk, and no package. */
function isPath(module: string): boolean {
  return /^\.{0,2}[/\\]|^\w:|^file:/.test(module);
}

/** The package of a module: `@scope/it` of `@scope/it/part.js`. */
function packageOf(module: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;
}
