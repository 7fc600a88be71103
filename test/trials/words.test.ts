import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lint, rules, type LintOutcome, type LintRun, type LintUnit } from "../../src/linter/index.js";
import { recognise } from "../../src/parsers/index.js";
import { presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/index.js";
import { randomFrom } from "./random.js";
import { filesIn, withWord, wordPlaces, type Files, type WordPlace } from "./word-places.js";
import { slips, words } from "./words.js";

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));

/** Folders with fixtures of every format and every kind of place. */
const folders = [
  "clean/aurora-serverless-json",
  "clean/db2-zos-elasticsearch-plan",
  "clean/deployer-of-a-stack",
  "clean/dynamodb-sam",
  "clean/environments-yaml",
  "clean/events-documents",
  "clean/kinesis-flow-yaml",
  "clean/many-endpoints-for-each",
  "clean/mysql-modules",
  "clean/redshift-serverless-assembly",
  "clean/roles-read-hcl",
  "clean/sqlserver-attachments",
  "clean/stacks-with-exports",
  "clean/terraform-json",
  "linking/nested",
  "pairs/caller-passes-any-role/cloudformation",
  "pairs/misnamed-vpc-role/terraform",
  "pairs/s3-target-without-delete/plan",
  "policies",
  "terraform/instances",
  "terraform/values",
];

const settings = { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] };

/** Every unit of the files, with all rules. */
function unitsOf(files: Files): readonly LintUnit[] {
  const common = { rules: presetRules("all"), settings, values: { parameters: {}, variables: {} } };
  const sources = Object.keys(files).filter((path) => /\.tf(?:\.json)?$/.test(path));
  const modules = [...new Set(sources.map((path) => dirname(path)))].map((path): LintUnit => ({
    ...common,
    kind: "terraform",
    path,
    files: sources.filter((source) => dirname(source) === path),
  }));
  const documents = Object.entries(files).flatMap(([path, text]): LintUnit[] => {
    const kind = sources.includes(path) ? undefined : recognise(path, text);
    return kind === undefined ? [] : [{ ...common, kind, path, files: [path] }];
  });
  return [...modules, ...documents];
}

function lintFiles(files: Files, fix: NonNullable<LintRun["fix"]>): Promise<LintOutcome> {
  return lint({
    units: unitsOf(files),
    reader: {
      read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
      list: (folder) => Object.keys(files).filter((path) => dirname(path) === folder),
    },
    loadWasm,
    rules,
    fix,
  });
}

/** What is wrong with what was said of the files. */
function complaints({ results }: LintOutcome, files: Files): readonly string[] {
  return results.flatMap(({ filePath, messages, notJudged, output }) => {
    const texts = [
      ...messages.flatMap(({ message, suggestions = [] }) => [message, ...suggestions.map(({ desc }) => desc)]),
      ...notJudged.map(({ reason }) => reason),
    ];
    const fatal = messages.filter((one) => one.fatal === true && !filePath.endsWith(".tf"));
    const failed = messages.filter(
      ({ message, messageId, ruleId }) => ruleId !== null && messageId === undefined && message !== "",
    );
    const written =
      slips.test(output ?? "") && !slips.test(files[filePath] ?? "") ? [`the fix writes ${output ?? ""}`] : [];
    return [
      ...texts.filter((text) => slips.test(text) || /dmslint failed/.test(text)),
      ...fatal.map(({ message }) => `fatal: ${message}`),
      ...failed.map(({ message }) => message),
      ...written,
    ];
  });
}

interface Trial {
  readonly folder: string;
  readonly files: Files;
  readonly place: WordPlace;
}

/** How many words are tried in each folder. With other numbers in the environment, more are tried, from another seed. */
const { WORDS_SEED = "1", WORDS_COUNT = "40" } = process.env;

describe("words that every object has", () => {
  it.each(folders)("are words like others in every place of %s", { timeout: 600_000 }, async (folder) => {
    const files = filesIn(join(fixtures, folder));
    const places = wordPlaces(files);
    expect(places.length).toBeGreaterThan(20);
    const random = randomFrom(Number(WORDS_SEED) * 1000 + folder.length);
    const wrong: string[] = [];
    for (let turn = 0; turn < Number(WORDS_COUNT); turn++) {
      const place = places[random.below(places.length)];
      const word = random.pick(words);
      const changed = place && withWord(files, place, word);
      if (!place || !changed) continue;
      const at = `${place.path}:${String(place.start)} ${word.slice(0, 30)} for ${(files[place.path] ?? "").slice(place.start, place.end)}`;
      try {
        const outcome = await lintFiles(changed, turn % 5 === 0 ? "suggestions" : "none");
        wrong.push(...complaints(outcome, changed).map((one) => `${at}: ${one}`));
      } catch (error) {
        wrong.push(`${at}: thrown ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
