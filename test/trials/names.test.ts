import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { alikeOf, differences } from "./alike.js";
import { lintFiles } from "./lint-files.js";
import { filled, marksOf, type MarkedFiles } from "./marked-files.js";

function marked(format: string, ...names: readonly string[]): MarkedFiles {
  const textOf = (name: string): string => readFileSync(new URL(`marked/${name}`, import.meta.url), "utf8");
  return { format, files: Object.fromEntries(names.map((name) => [name.replace("child.", "child/"), textOf(name)])) };
}

const formats: readonly MarkedFiles[] = [
  marked("a CloudFormation template in YAML", "stack.yaml"),
  marked("a CloudFormation template in JSON", "stack.json"),
  marked("a SAM template", "sam.yaml"),
  marked("a Terraform module", "main.tf", "child.tf", "terraform.tfvars"),
  marked("a Terraform module in JSON", "main.tf.json", "child.tf"),
  marked("a Terraform plan", "plan.json"),
  marked("an IAM policy", "policy.json"),
  marked("a bucket policy", "bucket-policy.json"),
];

/** The words that are tried. With others in the environment, more are tried. */
const { NAMES = "constructor,__proto__" } = process.env;

describe.each(formats.map((one) => [one.format, one] as const))("in %s", (_, format) => {
  it.each(NAMES.split(","))("%s is a name like others in every place", { timeout: 120_000 }, async (word) => {
    const wrong: string[] = [];
    for (const name of marksOf(format)) {
      const [found, expected] = [filled(format, name, word), filled(format, name, alikeOf(word))];
      const different = differences(await lintFiles(found, "none"), word, await lintFiles(expected, "none"));
      wrong.push(...different.map((one) => `${name}: ${one}`));
    }
    expect(wrong).toEqual([]);
  });
});

describe("the marked files", () => {
  it.each(formats.map((one) => [one.format, one] as const))("of %s are read without an error", async (_, format) => {
    expect(marksOf(format).length).toBeGreaterThan(2);
    const { results } = await lintFiles(filled(format, "", ""), "none");
    expect(results.length).toBeGreaterThan(0);
    expect(results.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal))).toEqual([]);
  });
});
