import { describe, expect, it } from "vitest";
import { implies, type Formula } from "../../../../../src/tree/index.js";
import { moduleOf } from "../module.js";

/** When the instances of two buckets exist, the second of them with `for_each` as given. */
async function existences(forEach: string): Promise<ReadonlyMap<string, Formula>> {
  const text = `variable "lakes" {
  type    = map(object({ on = bool }))
  default = { a = { on = true }, b = { on = false } }
}

variable "names" {
  type    = set(string)
  default = ["a", "b"]
}

locals {
  lakes   = { for key, lake in var.lakes : key => merge(lake, { tag = upper(key) }) }
  itself  = local.itself
  renamed = { for key, lake in var.lakes : upper(key) => lake }
}

resource "aws_s3_bucket" "one" {
  for_each = var.lakes
  bucket   = each.key
}

resource "aws_s3_bucket" "other" {
  for_each = ${forEach}
  bucket   = each.key
}
`;
  const { resources } = await moduleOf({ "main.tf": text });
  return new Map([...resources].map(([address, { existence }]) => [address, existence]));
}

async function existTogether(forEach: string): Promise<boolean> {
  const found = await existences(forEach);
  const [one, other] = [found.get('aws_s3_bucket.one["a"]'), found.get('aws_s3_bucket.other["a"]')];
  return one !== undefined && other !== undefined && implies(one, other) === true;
}

describe("instances of a map and of what is made of it", () => {
  it.each([
    "var.lakes",
    "local.lakes",
    "{ for key, lake in (var.lakes) : key => lake.on }",
    "{ for key, lake in local.lakes : key => lake }",
    "toset(keys(var.lakes))",
    "tomap(local.lakes)",
  ])("exist together: %s", async (forEach) => {
    expect(await existTogether(forEach)).toBe(true);
  });

  it.each([
    "{ for key, lake in var.lakes : key => lake if lake.on }",
    "{ for key, lake in var.lakes : lower(key) => lake }",
    "{ for name in var.names : name => name }",
    "local.renamed",
    "var.names",
    "local.itself",
  ])("may not exist together: %s", async (forEach) => {
    expect(await existTogether(forEach)).toBe(false);
  });
});
