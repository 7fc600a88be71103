import { areTrue, seenNotes, startNotes, type Notes } from "../../disk/index.js";
import { failure } from "../../source/index.js";
import type { Arguments } from "../options/command.js";
import type { Host } from "../process/host.js";
import { clearScreen, tell } from "../process/print.js";
import { refuse } from "../process/refuse.js";
import { obeysOrders } from "../process/terminal.js";
import { writingOptions } from "../options/writing-options.js";
import { watchPlaces, type PlaceWatcher } from "./watch-places.js";

type Lint = (args: Arguments, host: Host) => Promise<number>;

/** Options that change files, or that read what cannot be watched. */
const refused: readonly string[] = [...writingOptions, "stdin", "cache"];

/** In milliseconds: editors write a file in several steps, and branches change many files. */
const settlingMilliseconds = 100;

/**
 * Runs `dmslint --watch`: lints, waits until something that the run read on the disk has changed, and lints again. Ends
 * with the status of the last run when the user interrupts it.
 */
export async function watchCommand(args: Arguments, host: Host, lint: Lint): Promise<number> {
  const unfit = refused.find((option) => args.has(option));
  if (unfit !== undefined) return refuse(failure(`Use --watch or --${unfit}, not both.`), host);
  const ending = interruption(host);
  for (;;) {
    startNotes();
    const status = await lint(args, host);
    const notes = seenNotes();
    // An option is wrong: no change of a file can help.
    if (notes.disk.length === 0) return status;
    tell("Waiting for changes. Ctrl-C ends.", host);
    const watcher = watchPlaces(notes);
    for (const problem of watcher.problems) tell(problem, host);
    const next = await changeOf(notes, watcher, ending);
    watcher.close();
    if (next === "interrupted") return status;
    if (obeysOrders(host)) clearScreen(host);
  }
}

/** Waits until a new run would see something else. */
async function changeOf(
  notes: Notes,
  watcher: PlaceWatcher,
  ending: Promise<"interrupted">,
): Promise<"changed" | "interrupted"> {
  // Something may have changed before the watching began.
  while (areTrue(notes)) {
    const event = await Promise.race([ending, watcher.event()]);
    if (event === "interrupted") return event;
    const rest = await Promise.race([ending, moment()]);
    if (rest === "interrupted") return rest;
  }
  return "changed";
}

function moment(): Promise<"passed"> {
  return new Promise((done) => setTimeout(() => done("passed"), settlingMilliseconds));
}

function interruption({ onInterrupt }: Host): Promise<"interrupted"> {
  return new Promise((done) => onInterrupt(() => done("interrupted")));
}
