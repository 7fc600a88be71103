import type { Stats } from "node:fs";
import { sha256 } from "../source/index.js";
import { bytesOf, exists, linkStat, listing, realPath, stat, type BytesRead, type Listing } from "./answers.js";

/** What a run can ask the disk about a path, and what it is told. */
export interface Answers {
  readonly stat: Stats | undefined;
  readonly link: Stats | undefined;
  readonly exists: boolean;
  readonly real: string | undefined;
  readonly list: Listing;
  readonly bytes: BytesRead;
}

interface Question<Answer> {
  /** `limit`: how many bytes of a file are read. */
  readonly ask: (path: string, limit: number) => Answer;
  /** What a run can tell from the answer, as a short text. */
  readonly short: (answer: Answer) => string;
}

export const questions: { readonly [Name in keyof Answers]: Question<Answers[Name]> } = {
  stat: { ask: stat, short: shortStat },
  link: { ask: linkStat, short: shortStat },
  exists: { ask: exists, short: String },
  real: { ask: realPath, short: (path) => path ?? "none" },
  list: {
    ask: listing,
    short: (answer) =>
      answer.kind === "error"
        ? `error ${String(answer.error.code)}`
        : sha256(answer.entries.map((entry) => `${entry.name}/${kindOf(entry)}`).join("\n"), "base64"),
  },
  bytes: {
    ask: bytesOf,
    short: (answer) => {
      if (answer.kind === "bytes") return sha256(answer.bytes, "base64");
      return answer.kind === "error" ? `error ${String(answer.error.code)}` : answer.kind;
    },
  },
};

/** The size of a folder says nothing about what is in it. */
function shortStat(stats: Stats | undefined): string {
  if (!stats) return "none";
  return stats.isFile() ? `file ${String(stats.size)}` : kindOf(stats);
}

function kindOf(entry: Pick<Stats, "isDirectory" | "isFile" | "isSymbolicLink">): string {
  if (entry.isDirectory()) return "folder";
  if (entry.isFile()) return "file";
  return entry.isSymbolicLink() ? "link" : "other";
}
