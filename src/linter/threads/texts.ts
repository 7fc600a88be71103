import { sha256 } from "../../source/index.js";
import type { LinkedRun } from "../linking/link.js";

/** A hash of the texts that the units were read from. A file may change while one thread has read it and another has not. */
export function textsOf({ units }: LinkedRun): string {
  const hashes = units.map(({ template, unit }) =>
    sha256(JSON.stringify([unit.kind, unit.path, template.files.map(({ path, text }) => [path, text])]), "hex"),
  );
  return sha256(hashes.join("\n"), "hex");
}
