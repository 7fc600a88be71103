import { resourceAt } from "../../../iam/index.js";
import type { Project } from "../../../model/index.js";
import { shownAddress } from "./names.js";

/** The name of a resource in messages. `key` is its name in symbols. */
export function shownResource(project: Project, key: string): string {
  return shownAddress(resourceAt(project, key)?.address ?? key);
}
