import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchCorpus } from "./generate.js";
import type { Work } from "./works.js";

const folder = fileURLToPath(new URL("peers", import.meta.url));

/** Other linters, as far as they could be installed. */
export interface Peers {
  readonly works: readonly Work[];
  /** The packages that are not there. */
  readonly missing: readonly string[];
}

/** Installs the other linters, and gives what is measured of them. The id of each is that of the work that it stands beside. */
export function peersFor(corpus: BenchCorpus): Peers {
  spawnSync("npm", ["ci", "--ignore-scripts", "--prefix", folder], { stdio: ["ignore", 2, 2] });
  const kinds = [validator(corpus), ...eslint(corpus)];
  const versions = kinds.map((kind) => versionOf(kind.name));
  return {
    works: kinds.flatMap(({ name, works }, at) => {
      const version = versions[at];
      return version === undefined ? [] : works.map((work) => ({ ...work, name: `  ${name} ${version}` }));
    }),
    missing: kinds.filter((_, at) => versions[at] === undefined).map(({ name }) => name),
  };
}

/** Puts each peer after the work that it stands beside. */
export function withPeers(works: readonly Work[], peers: readonly Work[]): readonly Work[] {
  return works.flatMap((work) => [work, ...peers.filter(({ id }) => id === work.id)]);
}

interface Peer {
  readonly name: string;
  readonly works: readonly Omit<Work, "name">[];
}

function validator({ json, large, oneTemplate, yaml }: BenchCorpus): Peer {
  const work = (id: string, path: string): Omit<Work, "name"> => ({ id, args: [join(folder, "validate.mjs"), path] });
  return {
    name: "@aws/cloudformation-validate",
    works: [work("template", oneTemplate), work("templates", yaml), work("json", json), work("large", large)],
  };
}

function eslint({ json, large, onePolicy, oneTemplate, policies, yaml }: BenchCorpus): readonly Peer[] {
  const program = join(folder, "node_modules/eslint/bin/eslint.js");
  const options = ["--config", join(folder, "eslint-documents.mjs"), "--format", "json", "."];
  // ESLint leaves out files that are not below the folder in which it runs.
  const work = (id: string, cwd: string): Omit<Work, "name"> => ({ id, args: [program, ...options], cwd });
  return [
    {
      name: "eslint-plugin-yml",
      works: [work("template", dirname(oneTemplate)), work("templates", yaml), work("large", dirname(large))],
    },
    {
      name: "@eslint/json",
      works: [work("policy", dirname(onePolicy)), work("json", json), work("policies", policies)],
    },
  ];
}

function versionOf(name: string): string | undefined {
  const file = join(folder, "node_modules", name, "package.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version : undefined;
}
