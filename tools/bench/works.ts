import type { Budget } from "./budget.js";
import type { Program } from "./cost.js";
import type { BenchCorpus, CorpusSize } from "./generate.js";

/** Something that is measured as a whole process. */
export interface Work extends Program {
  /** What `--only` calls it. */
  readonly id: string;
  readonly name: string;
  /** Of its time, as a ratio to that of an empty Node. */
  readonly time?: Budget | undefined;
  /** Of its peak memory. */
  readonly memory?: Budget | undefined;
  /** The first run is not counted: it fills the cache. */
  readonly isRepeated?: boolean;
}

const small: Budget = { unit: "x", budget: 1.7, stretch: 1.5 };

/** The number of files and of pairs for which there are budgets. */
export const fullSize: CorpusSize = { files: 1000, pairs: 800 };

/** What is measured of a corpus, in the order of the table. */
export function worksOf(bin: string, corpus: BenchCorpus, { files, pairs }: CorpusSize): readonly Work[] {
  const lint = (path: string, ...options: readonly string[]): readonly string[] => [
    bin,
    "--no-config",
    ...options,
    path,
  ];
  const json = (path: string, ...options: readonly string[]): readonly string[] =>
    lint(path, "--format", "json", ...options);
  // A budget is for the full size alone.
  const forAll = (budget: Budget): Budget | undefined => (files === fullSize.files ? budget : undefined);
  const count = files.toLocaleString("en");
  const modules = Math.ceil(files / 10).toLocaleString("en");
  return [
    { id: "start", name: "dmslint --version", args: [bin, "--version"] },
    { id: "template", name: "one small CloudFormation template", args: json(corpus.oneTemplate), time: small },
    { id: "module", name: "one small Terraform module", args: json(corpus.oneModule), time: small },
    { id: "policy", name: "one small policy", args: json(corpus.onePolicy), time: small },
    {
      id: "templates",
      name: `${count} CloudFormation templates (YAML)`,
      args: json(corpus.yaml),
      time: forAll({ unit: "x", budget: 38, stretch: 20 }),
      memory: forAll({ unit: "MB", budget: 200, stretch: 150 }),
    },
    { id: "templates-stylish", name: "  in the usual format", args: lint(corpus.yaml) },
    {
      id: "cache",
      name: "  unchanged second run with --cache",
      args: json(corpus.yaml, "--cache", "--cache-location", corpus.cache),
      time: forAll({ unit: "x", budget: 4, stretch: 2.5 }),
      isRepeated: true,
    },
    { id: "json", name: `${count} CloudFormation templates (JSON)`, args: json(corpus.json) },
    {
      id: "modules",
      name: `${count} Terraform files in ${modules} modules`,
      args: json(corpus.modules),
      time: forAll({ unit: "x", budget: 42, stretch: 28 }),
    },
    { id: "modules-stylish", name: "  in the usual format", args: lint(corpus.modules) },
    { id: "single", name: `${count} Terraform modules of one file`, args: json(corpus.terraform) },
    {
      id: "policies",
      name: `${count} policies`,
      args: json(corpus.policies),
      time: forAll({ unit: "x", budget: 12, stretch: 7 }),
    },
    {
      id: "large",
      name: "one template of 500 resources",
      args: json(corpus.large),
      time: { unit: "x", budget: 5, stretch: 4 },
    },
    {
      id: "pairs",
      name: `${String(pairs)} role and policy pairs in one module`,
      args: json(corpus.pairs),
      time: pairs === fullSize.pairs ? { unit: "x", budget: 12 } : undefined,
    },
  ];
}
