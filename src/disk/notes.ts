import { isRecord } from "../source/index.js";
import { questions, type Answers } from "./questions.js";

/** A question to the disk, and its answer as a short text. `limit`: how many bytes of a file are read. */
export interface Note {
  readonly question: keyof Answers;
  readonly path: string;
  readonly limit: number;
  readonly answer: string;
}

/** What a run saw. */
export interface Notes {
  readonly disk: readonly Note[];
  /** The day of the run, as `YYYY-MM-DD`, if it asked for that: directives may end at a day. */
  readonly day?: string;
}

interface Notebook {
  readonly notes: Map<string, Note>;
  /** The day, if it was asked for. */
  day?: string;
  /** Whether the run depends on more than what is noted. */
  isIncomplete: boolean;
}

let notebook: Notebook | undefined;

/** From now on, all questions to the disk and their answers are noted. */
export function startNotes(): void {
  notebook = { notes: new Map(), isIncomplete: false };
}

/** Ends the noting. `undefined`: nothing was noted, or the run depended on more than that. */
export function takeNotes(): Notes | undefined {
  const taken = notebook;
  notebook = undefined;
  if (!taken || taken.isIncomplete) return undefined;
  return { disk: [...taken.notes.values()], ...(taken.day !== undefined && { day: taken.day }) };
}

/** Ends the noting. The notes may not be all that the run depended on, so they tell when to run again, not when not to. */
export function seenNotes(): Notes {
  const taken = notebook;
  notebook = undefined;
  return { disk: [...(taken?.notes.values() ?? [])] };
}

/** Says that the run depends on something that is not noted, such as the code of a plugin. */
export function dependOnMore(): void {
  if (notebook) notebook.isIncomplete = true;
}

/** Asks the disk. `limit`: how many bytes of a file are read. */
export function ask<Name extends keyof Answers>(question: Name, path: string, limit = 0): Answers[Name] {
  if (!notebook) return questions[question].ask(path, limit);
  const { notes } = notebook;
  const { given, short } = answered(question, { path, limit });
  const key = `${question} ${String(limit)} ${path}`;
  // Something else changed the disk in the middle of the run.
  if ((notes.get(key)?.answer ?? short) !== short) dependOnMore();
  notes.set(key, { question, path, limit, answer: short });
  return given;
}

function answered<Name extends keyof Answers>(
  question: Name,
  { limit, path }: Pick<Note, "limit" | "path">,
): { readonly given: Answers[Name]; readonly short: string } {
  const given = questions[question].ask(path, limit);
  return { given, short: questions[question].short(given) };
}

/** The day as `YYYY-MM-DD`. Who asks for it may be told something else tomorrow. */
export function today(): string {
  const day = dayNow();
  if (notebook) notebook.day ??= day;
  return day;
}

/** Whether a value, such as one that was read from a file, is what `takeNotes` gave. */
export function areNotes(value: unknown): value is Notes {
  if (!isRecord(value) || !Array.isArray(value.disk)) return false;
  return (value.day === undefined || typeof value.day === "string") && value.disk.every(isNote);
}

function isNote(value: unknown): boolean {
  if (!isRecord(value) || typeof value.question !== "string" || !Object.hasOwn(questions, value.question)) return false;
  return typeof value.path === "string" && typeof value.answer === "string" && typeof value.limit === "number";
}

/** Whether a run would see the same again. */
export function areTrue({ day, disk }: Notes): boolean {
  if (day !== undefined && day !== dayNow()) return false;
  return disk.every((one) => answered(one.question, one).short === one.answer);
}

function dayNow(): string {
  return new Date().toISOString().slice(0, 10);
}
