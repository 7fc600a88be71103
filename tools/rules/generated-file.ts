import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a generated file. With `isCheck`, it only compares it. Returns whether the file was current. */
export function settle(root: string, path: string, text: string, isCheck: boolean): boolean {
  const isCurrent = existsSync(root + path) && readFileSync(root + path, "utf8") === text;
  if (!isCurrent && !isCheck) {
    mkdirSync(dirname(root + path), { recursive: true });
    writeFileSync(root + path, text);
  }
  return isCurrent;
}
