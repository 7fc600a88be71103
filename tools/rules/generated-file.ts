import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a generated file, or with `isCheck` only compares it. False: it was not what the tool writes. */
export function settle(root: string, path: string, text: string, isCheck: boolean): boolean {
  const isCurrent = existsSync(root + path) && readFileSync(root + path, "utf8") === text;
  if (!isCurrent && !isCheck) {
    mkdirSync(dirname(root + path), { recursive: true });
    writeFileSync(root + path, text);
  }
  return isCurrent;
}
