import { describe, expect, it } from "vitest";
import { isInOneAccount, type PlacedResource } from "../../../src/iam/index.js";
import { projectOf } from "../project.js";

const region = 'region = "eu-west-1"';
const provider = (content: string): string => `provider "aws" {\n  ${content}\n}\n`;
const alias = (content: string, name = "other"): string => provider(`alias = "${name}"\n  ${content}`);
const bucket = (name: string, chosen = ""): string => `resource "aws_s3_bucket" "${name}" {\n  ${chosen}\n}\n`;
const two = bucket("one") + bucket("two", "provider = aws.other");
const assuming = (role: string, session: string): string =>
  `assume_role {\n    role_arn     = "${role}"\n    session_name = "${session}"\n  }`;
const called = (providers: string, file: string): Readonly<Record<string, string>> => ({
  "main.tf": `${provider(region)}${alias('profile = "b"')}${alias(region, "near")}${bucket("one")}
module "m" {
  source = "./m"
  ${providers}
}
`,
  "m/main.tf": file,
});

async function placesIn(files: Readonly<Record<string, string>>): Promise<readonly PlacedResource[]> {
  const { templates } = await projectOf(files);
  return templates.flatMap((template) => [...template.resources.keys()].map((address) => ({ template, address })));
}

async function areTogether(files: Readonly<Record<string, string>>): Promise<boolean> {
  const [one, other, ...others] = await placesIn(files);
  if (!one || !other || others.length > 0) throw new Error("There must be two resources.");
  return isInOneAccount(one, other);
}

describe("the providers of a module", () => {
  it.each<[string, string, boolean]>([
    ["none is written", bucket("one") + bucket("two"), true],
    ["another region", provider(region) + alias('region = "us-east-1"') + two, true],
    ["other tags", alias('default_tags {\n    tags = { a = "b" }\n  }') + two, true],
    ["the same profile", provider('profile = "a"') + alias('profile = "a"\n  region = "us-east-1"') + two, true],
    ["the same variable", provider("profile = var.a") + alias(`profile = var.a\n  ${region}`) + two, true],
    [
      "another session of one role",
      provider(assuming("arn:aws:iam::111122223333:role/deploy", "a")) +
        alias(assuming("arn:aws:iam::111122223333:role/deploy", "b")) +
        two,
      true,
    ],
    [
      "both have the alias",
      alias('profile = "b"') + bucket("one", "provider = aws.other") + bucket("two", "provider = aws.other"),
      true,
    ],
    ["another profile", provider(region) + alias('profile = "b"') + two, false],
    ["no profile beside one", provider('profile = "a"') + alias(region) + two, false],
    ["another variable", provider("profile = var.a") + alias("profile = var.b") + two, false],
    ["other keys", alias('access_key = "a"\n  secret_key = "b"') + two, false],
    ["another account id", alias('allowed_account_ids = ["111122223333"]') + two, false],
    ["another role", alias(assuming("arn:aws:iam::111122223333:role/deploy", "a")) + two, false],
    [
      "a role in a dynamic block",
      alias(
        'dynamic "assume_role" {\n    for_each = var.roles\n    content {\n      role_arn = assume_role.value\n    }\n  }',
      ) + two,
      false,
    ],
    [
      "given by a caller",
      "terraform {\n  required_providers {\n    aws = { configuration_aliases = [aws.other] }\n  }\n}\n" + two,
      false,
    ],
    [
      "one of many providers",
      alias("for_each = var.accounts\n  profile = each.value") +
        bucket("one", 'provider = aws.other["a"]') +
        bucket("two", 'provider = aws.other["b"]'),
      false,
    ],
  ])("%s", async (_name, file, expected) => {
    expect(await areTogether({ "main.tf": file })).toBe(expected);
  });
});

describe("the providers of a called module", () => {
  it.each<[string, string, string, boolean]>([
    ["those of the caller", "", bucket("two"), true],
    ["another one for all", "providers = { aws = aws.other }", bucket("two"), false],
    ["another region for all", "providers = { aws = aws.near }", bucket("two"), true],
    [
      "one under another name",
      "providers = { aws = aws, aws.x = aws.other }",
      bucket("two", "provider = aws.x"),
      false,
    ],
    ["a region under another name", "providers = { aws.x = aws.near }", bucket("two", "provider = aws.x"), true],
    ["its own", "", provider('profile = "c"') + bucket("two"), false],
  ])("%s", async (_name, providers, file, expected) => {
    expect(await areTogether(called(providers, file))).toBe(expected);
  });
});

describe("the providers of two modules", () => {
  it.each<[string, string, string, boolean]>([
    ["none", "", "", true],
    ["a profile in one", provider('profile = "a"'), "", true],
    ["one profile", provider('profile = "a"'), provider('profile = "a"'), true],
    ["two profiles", provider('profile = "a"'), provider('profile = "b"'), false],
  ])("%s", async (_name, one, other, expected) => {
    const files = { "a/main.tf": one + bucket("one"), "b/main.tf": other + bucket("two") };
    expect(await areTogether(files)).toBe(expected);
  });

  it("an alias that may be of another account", async () => {
    const other = alias('profile = "b"') + bucket("two", "provider = aws.other");
    expect(await areTogether({ "a/main.tf": bucket("one"), "b/main.tf": other })).toBe(false);
  });
});
