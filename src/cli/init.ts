import { failure, messageOf } from "../source/index.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { configIn, displayPath, gitTopLevel } from "../workspace/index.js";
import type { Host } from "./host.js";
import { print } from "./print.js";
import { refuse } from "./refuse.js";

const name = "dmslint.config.yaml";

const asRoot = `# Files outside this folder are not read.
root: true
`;

const belowRoot = `# Modules and policies of the whole repository are read. With "root: true" only files in this folder are.
# root: true
`;

const configOf = (
  root: string,
): string => `# yaml-language-server: $schema=./node_modules/dmslint/schema/dmslint.config.schema.json

${root}
# recommended, strict or all; or the path of another config
extends: recommended

# dmslint --list-rules lists them. A severity is off, warn or error.
rules: {}

settings:
  # Account roles that already exist, such as dms-vpc-role.
  existingRoles: []
  # Values that the templates do not contain.
  parameters: {}
  variables: {}

# Globs of files that are not linted.
ignores: []
`;

/**
 * `--init`: writes a config into the working folder. It sets `root: true` only at the top of a repository, so that the
 * rest of the repository can still be read. Returns the exit status.
 */
export function initConfig(host: Host): number {
  const existing = configIn(host.cwd);
  if (existing !== undefined) {
    return refuse(failure(`There is already a config: "${displayPath(existing, host.cwd)}".`), host);
  }
  try {
    const top = gitTopLevel(host.cwd) ?? host.cwd;
    writeFileSync(join(host.cwd, name), configOf(top === host.cwd ? asRoot : belowRoot), { flag: "wx" });
  } catch (error) {
    return refuse(failure(`"${name}" cannot be written: ${messageOf(error)}.`), host);
  }
  print(`"${name}" is written.\n`, host);
  return 0;
}
