import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { accountRoles } from "../bombs/alike/account-roles.js";
import { alikeParts } from "../bombs/alike-parts.js";
import type { Files } from "../bombs/bomb.js";
import { copies, type Copied } from "./copies.js";

/** An input that grows with a number of parts, and the command line that it is given to. */
export interface GrowingInput {
  readonly name: string;
  readonly args: readonly string[];
  readonly filesOf: (count: number) => Files;
  /** Why its cost may grow with the square. */
  readonly because?: string;
}

const allCopied: readonly Copied[] = ["all", "all but IAM and KMS", "IAM and KMS"];

const keyPolicy = "a key policy may have 32 KB, which are some hundred names";

const eachAccountRole = "each of the declared roles may be the one that each of the resources needs";

const accepted: Readonly<Record<string, string>> = {
  "roles that one key policy names": keyPolicy,
  "graph: roles that one key policy names": keyPolicy,
  "policy --diff: roles that one key policy names": keyPolicy,
  "graph: instances of a role, its policy and its endpoint": "the lines of places are searched in halves",
  "roles with the name of an account role in one template, and as many that need it": eachAccountRole,
  ...Object.fromEntries(
    Object.keys(accountRoles).flatMap((name) => [
      [`graph: ${name}`, eachAccountRole],
      [`policy --diff: ${name}`, eachAccountRole],
    ]),
  ),
  "examples/cloudformation/migration.yaml, copied: all":
    "each of the deployers needs a permission for each of the roles",
};

/** The parts that are alike, and copies of the resources of the examples. */
const growingFiles: readonly Pick<GrowingInput, "filesOf" | "name">[] = [
  ...Object.entries(alikeParts).map(([name, { filesOf }]) => ({ name, filesOf })),
  ...templatesIn("examples").flatMap(({ name, path }) => {
    const text = readFileSync(path, "utf8");
    const file = path.endsWith(".tf") ? "main.tf" : "stack.yaml";
    return allCopied.map((copied) => ({
      name: `${name}, copied: ${copied}`,
      filesOf: (count: number) => copies(file, text, copied, count),
    }));
  }),
];

/** What is asked about each of them, by how the names of the inputs begin. */
const commands: Readonly<Record<string, readonly string[]>> = {
  "": ["--preset", "all", "."],
  "graph: ": ["graph", "."],
  "policy --diff: ": ["policy", "--diff", "."],
};

export const growingInputs: readonly GrowingInput[] = Object.entries(commands).flatMap(([start, args]) =>
  growingFiles.map(({ filesOf, name }): GrowingInput => {
    const because = accepted[`${start}${name}`];
    return { name: `${start}${name}`, args, filesOf, ...(because !== undefined && { because }) };
  }),
);

function templatesIn(folder: string): readonly { readonly name: string; readonly path: string }[] {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:ya?ml|tf)$/.test(name) && hasResources(readFileSync(`${root}${name}`, "utf8")))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, path: `${root}${name}` }));
}

function hasResources(text: string): boolean {
  return /^(?:Resources:$|resource ")/m.test(text);
}
