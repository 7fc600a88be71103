import { readFileSync, realpathSync } from "node:fs";
import { devNull } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { passesAll, unordered } from "../cli/templates.js";
import { temporaryFolder, writeFiles } from "../workspace/workspace.js";
import { trace, type Seen } from "./trace.js";

export const project = fileURLToPath(new URL("../..", import.meta.url));

export const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** The files of the package: what `files` of package.json lists, which npm publishes. */
const packageFiles = (JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { files: string[] }).files;
const own = [...packageFiles, "package.json"].map((path) => join(project, path));

const isOwn = (path: string, root: string): boolean => [root, ...own].some((folder) => isIn(path, folder));

let known: ReadonlySet<string> | undefined;

/** What Node and the libraries of the system open by themselves: the same for any templates. */
export function systemPaths(): ReadonlySet<string> {
  if (known) return known;
  const { path, remove } = temporaryFolder();
  writeFiles(path, { "main.tf": "", "policy.json": passesAll, "stack.yaml": unordered });
  const { opened } = trace(path, []);
  remove();
  known = new Set(opened.filter((one) => !isOwn(one, path)).map(withoutProcess));
  return known;
}

/** The opened paths that are neither in the root, nor files of the package, nor those of the system. */
export function strange({ opened }: Seen, root: string): readonly string[] {
  const system = systemPaths();
  // V8 maps the code of its builtins from the program of Node once more, in some runs and not in others.
  const node = realpathSync(process.execPath);
  return opened.filter(
    (path) =>
      !isOwn(path, root) && !system.has(withoutProcess(path)) && !isOfKernel(path) && path !== node && path !== devNull,
  );
}

/** It opened only what it may, wrote nothing, reached no network and started no process. */
export function expectConfined(run: Seen, root: string): void {
  expect(strange(run, root)).toEqual([]);
  expect(run.written).toEqual([]);
  expect(run.others).toEqual([]);
}

/** The places in which files of Node and of the system may be. */
export function isOfSystem(path: string): boolean {
  const folders = [
    dirname(process.execPath),
    "/usr/lib",
    "/usr/lib64",
    "/lib",
    "/lib64",
    "/usr/share/zoneinfo",
    "/dev",
  ];
  const isFile =
    /^\/etc\/(ld\.so|ssl\/|localtime)|^\/proc\/(self\/(maps|cgroup|stat|status|mountinfo)|meminfo|stat|cpuinfo)$/;
  return isOfKernel(path) || isFile.test(path) || folders.some((folder) => isIn(path, folder));
}

/** The settings of the kernel, which the libraries of the system look up now and then. */
function isOfKernel(path: string): boolean {
  return isIn(path, "/proc/sys") || isIn(path, "/sys");
}

/** `/proc` has a folder for each process. */
function withoutProcess(path: string): string {
  return path.replace(/^\/proc\/\d+\//, "/proc/self/");
}
