import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { alikeOf, differences } from "./alike.js";
import { lintFiles } from "./lint-files.js";
import { randomFrom } from "./random.js";
import { filesIn, withWord, wordPlaces } from "./word-places.js";
import { objectWords } from "./words.js";

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

/** How many words are tried in each folder. With other numbers in the environment, more are tried, from another seed. */
const { WORDS_SEED = "1", WORDS_COUNT = "10" } = process.env;

describe("words that every object has", () => {
  it.each(folders)("are words like others in every place of %s", { timeout: 600_000 }, async (folder) => {
    const files = filesIn(join(fixtures, folder));
    const places = wordPlaces(files);
    expect(places.length).toBeGreaterThan(20);
    const random = randomFrom(Number(WORDS_SEED) * 1000 + folder.length);
    const wrong: string[] = [];
    for (let turn = 0; turn < Number(WORDS_COUNT); turn++) {
      const place = places[random.below(places.length)];
      const word = random.pick(objectWords);
      const changed = place && withWord(files, place, word);
      const alike = place && withWord(files, place, alikeOf(word));
      if (!changed || !alike) continue;
      const at = `${place.path}:${String(place.start)} ${word} for ${(files[place.path] ?? "").slice(place.start, place.end)}`;
      const fix = turn % 5 === 0 ? "suggestions" : "none";
      const found = differences(await lintFiles(changed, fix), word, await lintFiles(alike, fix));
      wrong.push(...found.map((one) => `${at}: ${one}`));
    }
    expect(wrong).toEqual([]);
  });
});
