import { failingUnread, type Workspace } from "../../workspace/index.js";
import type { Host } from "../process/host.js";
import { tell } from "../process/print.js";

/**
 * Whether a run fails because a file that may belong to it could not be read, as in ESLint. It has shown what it found in
 * the others, and said which files it could not read.
 */
export function failsAsUnread({ unreadable }: Workspace, host: Host): boolean {
  if (failingUnread(unreadable, host.cwd) === undefined) return false;
  tell('This run has failed, because not everything could be read. "ignores" in a config leaves files out.', host);
  return true;
}
