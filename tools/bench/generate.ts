import { join } from "node:path";
import { moduleFiles } from "./module-files.js";
import { pairsText } from "./pairs.js";
import { policyText } from "./policy-text.js";
import { targetText } from "./s3-target.js";
import { stackText } from "./stack.js";
import { textOfResources } from "./unit-text.js";
import { writeFile } from "./write-file.js";

/**
 * The paths of the files that `writeCorpus` wrote: single files, and folders with the given number of files or modules.
 */
export interface BenchCorpus {
  readonly oneTemplate: string;
  readonly oneModule: string;
  readonly onePolicy: string;
  /** A template of 500 resources. */
  readonly large: string;
  /** A module with pairs of a role and its policy. */
  readonly pairs: string;
  readonly yaml: string;
  readonly json: string;
  readonly terraform: string;
  /** A tenth as many modules, with ten files each. */
  readonly modules: string;
  readonly policies: string;
  /** Where a cache of results may be written. */
  readonly cache: string;
}

export interface CorpusSize {
  readonly files: number;
  readonly pairs: number;
}

/** How many groups of resources a template of the bench has, and each file of a module. */
const groups = 4;

/** Writes the templates for the bench: DMS stacks that differ only in their names. */
export function writeCorpus(folder: string, { files, pairs }: CorpusSize): BenchCorpus {
  const at = (...parts: string[]): string => join(folder, ...parts);
  const corpus: BenchCorpus = {
    oneTemplate: at("one", "stack.yaml"),
    oneModule: at("one-module"),
    onePolicy: at("one-policy", "policy.json"),
    large: at("large", "stack.yaml"),
    pairs: at("pairs"),
    yaml: at("yaml"),
    json: at("json"),
    terraform: at("terraform"),
    modules: at("modules"),
    policies: at("policies"),
    cache: at("cache"),
  };
  writeFile(corpus.oneTemplate, stackText("yaml", 0, 1));
  writeFile(join(corpus.oneModule, "main.tf"), targetText(0));
  writeFile(corpus.onePolicy, policyText(0));
  writeFile(corpus.large, textOfResources("yaml", 500));
  writeFile(join(corpus.pairs, "main.tf"), pairsText(pairs));
  writeTemplates(corpus.yaml, "yaml", files);
  writeTemplates(corpus.json, "json", files);
  writeModules(corpus.modules, files);
  for (let index = 0; index < files; index++) {
    writeFile(join(corpus.terraform, nameOf(index), "main.tf"), targetText(index));
  }
  writePolicies(corpus.policies, files);
  return corpus;
}

/** So many CloudFormation templates in one folder. */
export function writeTemplates(folder: string, format: "yaml" | "json", files: number): void {
  for (let index = 0; index < files; index++) {
    writeFile(join(folder, `${nameOf(index)}.${format}`), stackText(format, index, groups));
  }
}

/** So many Terraform files, in modules of ten. */
export function writeModules(folder: string, files: number): void {
  for (let index = 0; index < files; index += 10) {
    for (const [at, [file, text]] of Object.entries(moduleFiles(index)).entries()) {
      const more = Array.from({ length: groups }, (_, group) => targetText(index, `_${String(at)}_${String(group)}`));
      writeFile(join(folder, nameOf(index), file), [text, ...more].join("\n"));
    }
  }
}

/** So many policy files. */
export function writePolicies(folder: string, files: number): void {
  for (let index = 0; index < files; index++) writeFile(join(folder, `${nameOf(index)}.json`), policyText(index));
}

function nameOf(index: number): string {
  return `s${String(index).padStart(4, "0")}`;
}
