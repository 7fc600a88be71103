import type { Limits } from "./judge-thread.js";
import { wantsHints } from "./follow-settings.js";
import { isRecord } from "../../source/index.js";

/** The options that an editor may send with `initialize`. */
export interface ServerOptions {
  readonly limits: Limits;
  /** Whether all plugins may run, or none. `undefined`: the user is asked. */
  readonly trustPlugins: boolean | undefined;
  /** Whether the editor shows the results of commands by itself. */
  readonly showsResults: boolean;
  /** Whether inlay hints are shown, if no setting says something else. */
  readonly showsHints: boolean;
  /** What is wrong with them. Wrong options have no effect. */
  readonly problems: readonly string[];
}

const defaults = { timeLimit: 10, memoryLimit: 1024 } as const;

/** Reads the options of the server: `timeLimit` in seconds, `memoryLimit` in megabytes, `trustPlugins`, `showsResults`, `inlayHints`. */
export function serverOptions(given: unknown): ServerOptions {
  const options = new Map(isRecord(given) ? Object.entries(given) : []);
  const problems: string[] = [];
  const positive = (name: keyof typeof defaults): number => {
    const value = options.get(name);
    if (value === undefined) return defaults[name];
    if (typeof value === "number" && value > 0 && value <= mostOf[name]) return value;
    problems.push(`dmslint: the option ${name} must be a number from 0 to ${String(mostOf[name])}.`);
    return defaults[name];
  };
  const time = positive("timeLimit") * 1000;
  const trust = options.get("trustPlugins");
  return {
    limits: { time, start: Math.max(time, shortestStart), memory: positive("memoryLimit") },
    trustPlugins: typeof trust === "boolean" ? trust : undefined,
    showsResults: options.get("showsResults") === true,
    showsHints: wantsHints(given) ?? false,
    problems,
  };
}

/** Milliseconds. A short time limit is for judging: it must not keep a slow machine from loading the program. */
const shortestStart = 30_000;

/** The largest values that Node takes. */
const mostOf = { timeLimit: 2_000_000, memoryLimit: 1_000_000 } as const;
