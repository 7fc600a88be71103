import { resolve } from "../paths/index.js";
import { loadModule, untilDone, type ModuleForm } from "../disk/index.js";
import type { LintResult } from "../linter/index.js";
import { failure, isFailure, listed, ownValue, stackOf, type Result } from "../source/index.js";
import type { FormatContext, Formatter } from "./formatter.js";

interface BuiltIn {
  /** A run needs one of them, so only that one is loaded. */
  readonly load: () => Promise<Formatter>;
  /** Whether the format shows edits. Then they must be proved first. */
  readonly showsEdits: boolean;
}

const builtIn: Readonly<Record<string, BuiltIn>> = {
  stylish: { load: async () => (await import("./stylish.js")).stylish, showsEdits: false },
  full: { load: async () => (await import("./full.js")).full, showsEdits: true },
  compact: { load: async () => (await import("./compact.js")).compact, showsEdits: false },
  json: { load: async () => (await import("./json.js")).json, showsEdits: true },
  sarif: { load: async () => (await import("./sarif.js")).sarif, showsEdits: true },
  junit: { load: async () => (await import("./junit.js")).junit, showsEdits: false },
  checkstyle: { load: async () => (await import("./checkstyle.js")).checkstyle, showsEdits: false },
  github: { load: async () => (await import("./github.js")).github, showsEdits: false },
  gitlab: { load: async () => (await import("./gitlab.js")).gitlab, showsEdits: false },
  markdown: { load: async () => (await import("./markdown.js")).markdown, showsEdits: true },
  html: { load: async () => (await import("./html.js")).html, showsEdits: true },
};

/** Whether a format shows edits, so that they must be proved. The module of a user may show them. */
export function showsEdits(name: string): boolean {
  return ownValue(builtIn, name)?.showsEdits ?? true;
}

export const formatNames: readonly string[] = Object.keys(builtIn);

export const defaultFormat = "stylish";

/**
 * Loads a formatter by its name, or by the path of a module with a function as its default export. Fails if there is
 * none.
 */
export async function loadFormatter(name: string, cwd: string): Promise<Result<LoadedFormatter>> {
  const known = ownValue(builtIn, name);
  if (known) return known.load();
  const isPath = /[/\\]|\.[cm]?js$/.test(name);
  if (!isPath)
    return failure(`There is no format "${name}". There are ${listed(formatNames)}, or give the path of a module.`);
  const own = await loadModule(resolve(cwd, name), name, formatterForm);
  return isFailure(own) ? own : (results, context) => textOfOwn(own, name, results, context);
}

/** A formatter that may fail: that of a user may throw. */
export type LoadedFormatter = (
  results: readonly LintResult[],
  context: FormatContext,
) => Result<string> | Promise<Result<string>>;

async function textOfOwn(
  formatter: (...given: Parameters<Formatter>) => unknown,
  name: string,
  ...given: Parameters<Formatter>
): Promise<Result<string>> {
  try {
    const text = await untilDone(`formatter "${name}"`, () => formatter(...given));
    return typeof text === "string"
      ? text
      : failure(`The formatter "${name}" must return a text, or a promise of one.`);
  } catch (error) {
    return failure(`The formatter "${name}" throws:`, ...stackOf(error));
  }
}

const formatterForm: ModuleForm<Formatter> = {
  kind: "formatter",
  has: isFormatter,
  words: "a function as its default export",
};

function isFormatter(value: unknown): value is Formatter {
  return typeof value === "function";
}

/** Formats results with a built-in formatter or with a module of the user. Throws if the formatter cannot be loaded. */
export async function format(name: string, results: readonly LintResult[], context: FormatContext): Promise<string> {
  const formatter = await loadFormatter(name, context.cwd);
  const text = isFailure(formatter) ? formatter : await formatter(results, context);
  if (isFailure(text)) throw new Error(text.message);
  return text;
}
