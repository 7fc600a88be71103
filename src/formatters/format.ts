import { resolve } from "node:path";
import { loadModule, untilDone, type ModuleForm } from "../disk/index.js";
import type { LintResult } from "../linter/index.js";
import { failure, isFailure, listed, ownValue, stackOf, type Result } from "../source/index.js";
import type { FormatContext, Formatter } from "./formatter.js";

interface BuiltIn {
  /** A run needs one of them, so only that one is loaded. */
  readonly load: () => Promise<Formatter>;
  /** Which edits the format speaks of: it shows all, or it only counts the fixes. These must be proved first. */
  readonly edits: "all" | "fixes" | "none";
}

const builtIn: Readonly<Record<string, BuiltIn>> = {
  stylish: { load: async () => (await import("./stylish.js")).stylish, edits: "fixes" },
  full: { load: async () => (await import("./full.js")).full, edits: "all" },
  compact: { load: async () => (await import("./compact.js")).compact, edits: "none" },
  json: { load: async () => (await import("./json.js")).json, edits: "all" },
  sarif: { load: async () => (await import("./sarif.js")).sarif, edits: "all" },
  junit: { load: async () => (await import("./junit.js")).junit, edits: "none" },
  checkstyle: { load: async () => (await import("./checkstyle.js")).checkstyle, edits: "none" },
  github: { load: async () => (await import("./github.js")).github, edits: "none" },
  gitlab: { load: async () => (await import("./gitlab.js")).gitlab, edits: "none" },
  markdown: { load: async () => (await import("./markdown.js")).markdown, edits: "all" },
  html: { load: async () => (await import("./html.js")).html, edits: "all" },
};

/** Which edits a format speaks of, so that they must be proved. The module of a user may show them. */
export function editsIn(name: string): BuiltIn["edits"] {
  return ownValue(builtIn, name)?.edits ?? "all";
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
type LoadedFormatter = (
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
