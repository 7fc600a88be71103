import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryOf } from "../../../../src/tree/index.js";
import { evaluated, moduleOf, shown } from "./module.js";

const seconds = 20;

/** Every module calls the next one twice. */
function doublingModules(depth: number): Record<string, string> {
  const call = (name: string, source: string): string => `module "${name}" {\n  source = "${source}"\n}\n`;
  const files: Record<string, string> = { "main.tf": call("one", "./m0") };
  for (let at = 0; at < depth; at++)
    files[`m${at}/main.tf`] = `${call("a", `../m${at + 1}`)}${call("b", `../m${at + 1}`)}`;
  files[`m${depth}/main.tf`] = 'resource "aws_iam_role" "r" {\n  name = "r"\n}\n';
  return files;
}

describe("what would never end", () => {
  it.each<[string, Record<string, string>]>([
    [
      "modules that call each other",
      { "main.tf": 'module "a" {\n  source = "./a"\n}\n', "a/main.tf": 'module "b" {\n  source = "../"\n}\n' },
    ],
    ["modules that double at every call", doublingModules(7)],
    [
      "a chain of modules",
      Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [
          at === 0 ? "main.tf" : `m${at}/main.tf`,
          `module "n" {\n  source = "${at === 0 ? "./m1" : `../m${at + 1}`}"\n}\n`,
        ]),
      ),
    ],
    [
      "calls of modules that are not here, in a circle",
      {
        "main.tf": `${Array.from({ length: 30 }, (_, at) => `module "m${at}" {\n  source = "x/y/aws"\n  a      = [module.m${(at + 1) % 30}.out, module.m${(at + 2) % 30}.out]\n}`).join("\n")}\nresource "aws_iam_role" "r" {\n  name = module.m0.out\n}\n`,
      },
    ],
    [
      "a count without bound",
      { "main.tf": 'resource "aws_iam_role" "r" {\n  count = 4000000000\n  name  = "r-${count.index}"\n}\n' },
    ],
    [
      "many counted resources",
      {
        "main.tf": Array.from(
          { length: 300 },
          (_, at) => `resource "aws_iam_role" "r${at}" {\n  count = 200\n  name  = "r-\${count.index}"\n}\n`,
        ).join("\n"),
      },
    ],
    [
      "locals that refer to each other",
      {
        "main.tf":
          'locals {\n  a = local.b\n  b = [local.a, local.a]\n}\nresource "aws_iam_role" "r" {\n  name = local.a\n}\n',
      },
    ],
    [
      "a resource that counts itself",
      {
        "main.tf":
          'resource "aws_iam_role" "r" {\n  count = length(aws_iam_role.r)\n  name  = aws_iam_role.r[0].name\n}\n',
      },
    ],
    [
      "locals that double",
      {
        "main.tf": `locals {\n  l0 = ["x", "y"]\n${Array.from({ length: 40 }, (_, at) => `  l${at + 1} = concat(local.l${at}, local.l${at})`).join("\n")}\n}\nresource "aws_iam_role" "r" {\n  name = join("", local.l40)\n}\n`,
      },
    ],
    [
      "texts that double",
      {
        "main.tf": `locals {\n  t0 = "xy"\n${Array.from({ length: 40 }, (_, at) => `  t${at + 1} = "\${local.t${at}}\${local.t${at}}"`).join("\n")}\n}\nresource "aws_iam_role" "r" {\n  name = local.t40\n}\n`,
      },
    ],
    [
      "lists in lists that double",
      {
        "main.tf": `locals {\n  l0 = ["x"]\n${Array.from({ length: 1000 }, (_, at) => `  l${at + 1} = [local.l${at}, local.l${at}]`).join("\n")}\n}\nresource "aws_iam_role" "r" {\n${Array.from({ length: 1000 }, (_, at) => `  a${at} = local.l${at}`).join("\n")}\n}\n`,
      },
    ],
    [
      "values under unknown keys that double",
      {
        "main.tf": `variable "key" {}\nvariable "isOn" { type = bool }\nlocals {\n  l0 = ["x"]\n${Array.from({ length: 40 }, (_, at) => `  l${at + 1} = { "\${var.key}a" = local.l${at}, "\${var.key}b" = local.l${at} }`).join("\n")}\n}\nresource "aws_iam_role" "r" {\n  tags = var.isOn ? local.l40 : local.l39\n}\n`,
      },
    ],
    [
      "a chain of locals",
      {
        "main.tf": `locals {\n  c0 = "x"\n${Array.from({ length: 5000 }, (_, at) => `  c${at + 1} = "\${local.c${at}}"`).join("\n")}\n}\nresource "aws_iam_role" "r" {\n  name       = local.c5000\n  depends_on = [local.c5000]\n}\n`,
      },
    ],
    [
      "loops in loops",
      {
        "main.tf":
          'locals {\n  many = range(1000)\n}\nresource "aws_iam_role" "r" {\n  name = join("", [for a in local.many : join("", [for b in local.many : join("", [for c in local.many : "${a}${b}${c}"])])])\n}\n',
      },
    ],
    [
      "a pattern that goes back and forth",
      {
        "main.tf": `resource "aws_iam_role" "r" {\n  name = regex("^(a+)+$", "${"a".repeat(40)}!")\n  path = replace("${"a".repeat(2000)}!", "/a*a*a*a*b/", "")\n}\n`,
      },
    ],
    [
      "conditions that multiply",
      {
        "main.tf": `${Array.from({ length: 30 }, (_, at) => `variable "v${at}" {\n  type = bool\n}`).join("\n")}\nresource "aws_iam_role" "r" {\n  name = "${Array.from({ length: 30 }, (_, at) => `\${var.v${at} ? "a" : "b"}`).join("")}"\n}\n`,
      },
    ],
  ])(
    "%s",
    async (_, files) => {
      const template = await moduleOf(files);
      expect(template.kind).toBe("Template");
    },
    seconds * 1000,
  );

  it("says where policy documents double", async () => {
    const statement = 'statement {\n    actions = ["s3:GetObject"]\n  }';
    const included = (at: number): string =>
      at < 2 ? "" : `source_policy_documents = [${[at - 1, at - 2].map((to) => `${type}.d${to}.json`).join(", ")}]`;
    const type = "data.aws_iam_policy_document";
    const documents = Array.from(
      { length: 100 },
      (_, at) => `data "aws_iam_policy_document" "d${at}" {\n  ${included(at)}\n  ${statement}\n}\n`,
    );
    const { unread } = await moduleOf({ "main.tf": documents.join("") });
    const reason = "a part was left out, because the policy documents include thousands of statements of others";
    expect(unread?.map((one) => one.reason)).toContain(reason);
  });

  it("never throws on a mutated module", async () => {
    const names = readdirSync("test/fixtures", { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".tf"),
    );
    const texts = names.map((name) => readFileSync(join("test/fixtures", name), "utf8"));
    const words = texts
      .join("\n")
      .split(/(\W)/)
      .filter((word) => word !== "");
    const change = fc.tuple(fc.nat(), fc.nat(20), fc.constantFrom("", ...words));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (text, changes) => {
          const mutated = changes.reduce((before, [place, length, word]) => {
            const at = place % (before.length + 1);
            return before.slice(0, at) + word + before.slice(at + length);
          }, text);
          expect((await moduleOf({ "main.tf": mutated })).kind).toBe("Template");
        },
      ),
      { numRuns: 150 },
    );
  });

  it("says why a count is not followed", async () => {
    const { resources } = await moduleOf({
      "main.tf": 'resource "aws_iam_role" "r" {\n  count = 100000\n  name  = "r"\n}\n',
    });
    expect([...resources.keys()]).toEqual(["aws_iam_role.r"]);
  });

  it("keeps deep nesting readable", async () => {
    const nested = (depth: number): string => `${"(".repeat(depth)}1${")".repeat(depth)}`;
    expect(shown(await evaluated(nested(60)))).toBe(1);
    expect(shown(await evaluated(nested(4000)))).toMatch(/^\?/);
  });

  it("reads policy documents for each entry of a large map", async () => {
    const entries = Array.from(
      { length: 400 },
      (_, at) => `    p${at} = { actions = ["s3:GetObject", "s3:Put${at}"] }`,
    );
    const { documents, unread } = await moduleOf({
      "main.tf": `locals {\n  policies = {\n${entries.join("\n")}\n  }\n}
data "aws_iam_policy_document" "it" {
  for_each = local.policies
  statement {
    actions   = each.value.actions
    resources = ["*"]
  }
}
resource "aws_iam_policy" "it" {
  for_each = local.policies
  name     = each.key
  policy   = data.aws_iam_policy_document.it[each.key].json
}
`,
    });
    const read = documents.flatMap(({ document }) => document.statements.map(({ actions }) => actions?.items.length));
    expect([read.length, new Set(read), unread]).toEqual([400, new Set([2]), []]);
  });

  it.each([
    [60, "v0"],
    [1000, "?variable v0 has no value"],
  ])("finds the default that fails among %i, or uses none", async (count, first) => {
    const names = Array.from({ length: count }, (_, at) => `v${at}`);
    const declared = names.map((name) => `variable "${name}" {\n  default = "${name}"\n}`).join("\n");
    const { resources, unread } = await moduleOf({
      "main.tf": `${declared}
variable "empty" {
  default = {}
}
resource "x" "y" {
  value = [${names.map((name) => `var.${name}`).join(", ")}, var.empty.name]
}
`,
    });
    const properties = resources.get("x.y")?.properties;
    const value = shown(properties && entryOf(properties, "value")?.value) as unknown[];
    expect([value[0], value.length, unread]).toEqual([first, count + 1, []]);
  });
});
