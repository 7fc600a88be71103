import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Find } from "./hunt.js";

/** Writes each find into a folder of its own: its files, and in `about.txt` what fails and how the mutant was made. */
export function saveFinds(finds: readonly Find[], seed: number, out: string): void {
  for (const { case: one, failure, index, steps } of finds) {
    const folder = join(out, `${String(seed)}-${String(index)}-${failure.kind.replaceAll(" ", "-")}`);
    const units = one.units.map(({ kind, path }) => `${kind} ${path}`);
    const about = [
      failure.signature,
      "",
      failure.detail,
      "",
      ...units,
      ...steps,
      ...(one.extra ? [`extra check: ${one.extra}`] : []),
    ];
    write(join(folder, "about.txt"), about.join("\n"));
    for (const [path, text] of Object.entries(one.texts)) if (text !== null) write(join(folder, "files", path), text);
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
