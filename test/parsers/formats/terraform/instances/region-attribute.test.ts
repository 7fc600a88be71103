import { describe, expect, it } from "vitest";
import { moduleOf } from "../module.js";

const source = 'data "aws_region" "it" {}\n';
const required = (version: string): string =>
  `terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "${version}" }\n  }\n}\n`;
const read = (attribute: string): string => `output "it" {\n  value = ${attribute}\n}\n`;

describe("the attribute by which a module reads its region", () => {
  it.each<[string, string, string]>([
    ["is that of all versions", "name", source],
    ["is that of versions that it needs", "region", source + required(">= 6.0")],
    ["is that which it reads elsewhere", "region", source + read("data.aws_region.it.region")],
    ["is that which it reads of one of several", "region", source + read("data.aws_region.all[0].region")],
    ["is that which it reads, and not in a comment", "name", `${source}# data.aws_region.it.region\n`],
    [
      "is there in the versions that it allows",
      "name",
      source + required("~> 5.0") + read("data.aws_region.it.region"),
    ],
  ])("%s: %s", async (_, attribute, text) => {
    const { dialect, placeReferences } = await moduleOf({ "main.tf": text });
    expect(placeReferences.Region).toBe(`data.aws_region.it.${attribute}`);
    expect(dialect.words.region).toContain(`.${attribute}}`);
  });
});
