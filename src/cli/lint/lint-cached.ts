import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "../../paths/index.js";
import {
  areTrue,
  isSystemError,
  makeFolder,
  startNotes,
  statOf,
  takeNotes,
  unwrittenReason,
} from "../../disk/index.js";
import { defaultFormat, formatNames } from "../../formatters/index.js";
import { failure } from "../../source/index.js";
import type { Arguments } from "../options/command.js";
import { outputFileOf } from "../options/output-file.js";
import type { Host } from "../process/host.js";
import { keepRun, readRun, type KeptRun } from "./kept-runs.js";
import { build } from "../process/package-files.js";
import { print, tell, tellAll } from "../process/print.js";
import { refuse } from "../process/refuse.js";
import { drawingVariables } from "../process/terminal.js";
import { writingOptions } from "../options/writing-options.js";

type Lint = (args: Arguments, host: Host) => Promise<number>;

/** Options with which a run does more than to read files and report, or tells about itself. It is never kept. */
const neverKept: readonly string[] = [...writingOptions, "stdin", "changed-since", "stats", "debug"];

/**
 * Runs `dmslint --cache`: if a run with the same options was kept, and everything that it saw on the disk is still the
 * same, its output is given again. Otherwise lints, and keeps the run.
 */
export async function lintCached(args: Arguments, host: Host, lint: Lint): Promise<number> {
  const folder = folderOf(args, host);
  if (folder === undefined) {
    tell(`The results cannot be kept: ${whyNowhere(host)}. Name a folder with --cache-location.`, host);
    return lint(args, host);
  }
  if (statOf(folder)?.isFile()) {
    return refuse(failure(`The results cannot be kept in "${folder}": it is a file. Name a folder.`), host);
  }
  const format = args.value("format") ?? defaultFormat;
  if (neverKept.some((option) => args.has(option)) || !formatNames.includes(format)) return lint(args, host);
  const request = JSON.stringify(requestOf(args, host));
  const name = createHash("sha256").update(request).digest("hex");
  const kept = readRun(folder, name, request);
  if (kept && areTrue(kept.notes)) return giveAgain(kept, args, host);
  const problem = await problemOfFolder(folder, host);
  if (problem !== undefined) {
    tell(cannotKeep(folder, problem), host);
    return lint(args, host);
  }
  startNotes();
  const told: string[] = [];
  const printed: string[] = [];
  const status = await lint(args, listening(host, printed, told));
  const notes = takeNotes();
  // What failed may work the next time.
  if (!notes || status === 2) return status;
  const report = reportOf(args, host);
  const run: KeptRun = {
    request,
    notes,
    stdout: printed.join(""),
    told,
    status,
    ...(report !== undefined && { report }),
  };
  await keep(run, { folder, name }, host);
  return status;
}

/** Without an option, runs are kept where the code of others cannot put them. `undefined`: there is no such place. */
function folderOf(args: Arguments, { cwd, env }: Host): string | undefined {
  const given = args.value("cache-location");
  if (given !== undefined) return resolve(cwd, given);
  // A path from the working folder is not valid there: it would lead into what others wrote.
  const own = [env.XDG_CACHE_HOME ?? "", join(homeFolder(), ".cache")].find((path) => isAbsolute(path));
  return own === undefined ? undefined : join(own, "dmslint", "runs");
}

function whyNowhere({ env }: Host): string {
  const relative = [env.XDG_CACHE_HOME ?? "", homeFolder()].find((path) => path !== "");
  return relative === undefined
    ? "there is no home folder"
    : `"${relative}" is no absolute path to a home or cache folder`;
}

/** The empty text where there is none: a user without a name may have none, and `HOME` may be empty. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return "";
  }
}

/** Everything beside the disk that the output of a run depends on. */
function requestOf(args: Arguments, host: Host): unknown {
  const { cwd, stdout } = host;
  const { isTTY = false, columns = null } = stdout;
  // As another user, other files can be read.
  const user = process.getuid?.() ?? null;
  return {
    build: build(),
    node: process.version,
    argv: args.argv,
    cwd,
    user,
    isTTY,
    columns,
    ...drawingVariables(host),
  };
}

/** The same host, which notes what is printed. */
function listening(host: Host, printed: string[], told: string[]): Host {
  return {
    ...host,
    stdout: {
      ...terminalOf(host.stdout),
      write: (text) => {
        printed.push(text);
        return host.stdout.write(text);
      },
    },
    stderr: {
      ...terminalOf(host.stderr),
      write: (text) => {
        told.push(...text.split("\n").slice(0, -1));
        return host.stderr.write(text);
      },
    },
  };
}

function terminalOf({ columns, isTTY }: Host["stdout"]): Pick<Host["stdout"], "columns" | "isTTY"> {
  return { columns, isTTY };
}

function reportOf(args: Arguments, { cwd }: Host): string | undefined {
  const file = outputFileOf(args);
  return file === undefined ? undefined : readFileSync(resolve(cwd, file), "utf8");
}

async function giveAgain({ report, status, stdout, told }: KeptRun, args: Arguments, host: Host): Promise<number> {
  tellAll(told, host);
  print(stdout, host, true);
  if (report === undefined) return status;
  const { writeReport } = await import("../reports/report.js");
  const problem = writeReport(report, { file: outputFileOf(args), hasColors: false }, host);
  return problem ? refuse(problem, host) : status;
}

/**
 * Why nothing can be kept in a folder. Makes the folder: it may be inside of what is linted, and then the next run sees
 * that it is there.
 */
async function problemOfFolder(folder: string, { cwd }: Host): Promise<string | undefined> {
  const { linkProblem } = await import("../../workspace/index.js");
  return linkProblem(folder, cwd) ?? systemError(() => makeFolder(folder));
}

async function keep(
  run: KeptRun,
  { folder, name }: { readonly folder: string; readonly name: string },
  host: Host,
): Promise<void> {
  const { writeWhole } = await import("../../workspace/index.js");
  const problem = systemError(() => keepRun(folder, name, run, writeWhole));
  if (problem !== undefined) tell(cannotKeep(folder, problem), host);
}

function cannotKeep(folder: string, reason: string): string {
  return `The results cannot be kept in "${folder}": ${reason}.`;
}

function systemError(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return unwrittenReason(error);
  }
}
