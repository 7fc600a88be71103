import { symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { workspace, writeFiles } from "../workspace/workspace.js";

/**
 * A repository that names files outside of it in every way that a template, a module, a plan or a config can, beside
 * these files. The name of a file outside says who asks for it.
 */
export interface Hostile {
  readonly top: string;
  readonly repository: string;
  readonly outside: string;
}

const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObjct", Resource: "*" }],
});

/** Texts that Terraform reads: how they are named, from `repo/stack`. */
const texts: Readonly<Record<string, (outside: string) => string>> = {
  "file.json": (path) => `file("../../outside/${path}")`,
  "absolute.json": (path) => `file("OUTSIDE/${path}")`,
  "root.json": (path) => `file("\${path.root}/../../outside/${path}")`,
  "module.json": (path) => `file("\${path.module}/../../outside/${path}")`,
  "cwd.json": (path) => `file("\${path.cwd}/../../outside/${path}")`,
  "template.json": (path) => `templatefile("../../outside/${path}", {})`,
  "variable.json": () => "file(var.path)",
  "joined.json": (path) => `file(join("/", ["..", "..", "outside", "${path}"]))`,
  "exists.json": (path) => `fileexists("../../outside/${path}") ? "{}" : "[]"`,
  "decoded.json": (path) => `jsonencode(jsondecode(file("../../outside/${path}")))`,
};

const held = (name: string, value: string): string =>
  `resource "aws_iam_policy" "${name.replace(/\W/g, "_")}" {\n  policy = ${value}\n}\n`;

const call = (name: string, source: string): string => `module "${name}" {\n  source = "${source}"\n}\n`;

const stack = (url: string): string =>
  JSON.stringify({ Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: url } });

const template = (resources: Readonly<Record<string, string>>): string =>
  `{"Resources":{${Object.entries(resources)
    .map(([name, body]) => `"${name}":${body}`)
    .join(",")}}}`;

/** The files outside that a repository asks for by their paths. */
export const wanted: readonly string[] = [
  ...Object.keys(texts),
  ...["local/main.tf", "downloaded/main.tf", "up/main.tf"],
  ...["nested.yaml", "absolute.yaml", "asset.yaml", "manifest.json", "inner.yaml"],
  "caller.json",
];

/** The files outside to which links in the repository lead. */
export const linked: readonly string[] = [
  ...["linked.tf", "linked.json", "linked.tfvars", "ignored", "modules.json", "folder/main.tf"],
];

/** `at`: the folder that is made a repository. */
export function hostile(at: "top" | "repo"): Hostile {
  // The words OUTSIDE and TOP stand for the folder outside, and for the name of the folder around both.
  const outside = "OUTSIDE";
  const files: Readonly<Record<string, string>> = {
    [at === "top" ? ".git/HEAD" : "repo/.git/HEAD"]: "",
    "repo/stack/main.tf": [
      'variable "path" {\n  default = "../../outside/variable.json"\n}\n',
      ...Object.entries(texts).map(([path, expression]) => held(path, expression(path))),
      held("set", '[for name in fileset("../../outside", "*.json") : file("../../outside/${name}")][0]'),
      call("local", "../../outside/local"),
      call("up", "../../../TOP/outside/up"),
      call("downloaded", "terraform-aws-modules/iam/aws"),
    ].join("\n"),
    "repo/stack/.terraform/modules/modules.json": JSON.stringify({
      Modules: [{ Key: "downloaded", Source: "", Dir: "../../outside/downloaded" }],
    }),
    "repo/nest/main.json": template({
      Relative: stack("../../outside/nested.yaml"),
      Absolute: stack(`${outside}/absolute.yaml`),
      Web: stack("https://example.com/template.yaml"),
      File: stack(`file://${outside}/absolute.yaml`),
      Asset: `{"Type":"AWS::CloudFormation::Stack","Properties":{"TemplateURL":"x"},"Metadata":{"aws:asset:property":"TemplateURL","aws:asset:path":"../../outside/asset.yaml"}}`,
      Inner: stack("inner.json"),
    }),
    "repo/nest/inner.json": template({ Inner: stack("../../outside/inner.yaml") }),
    "repo/cdk/cdk.out": "{}",
    "repo/cdk/app.template.json": template({ Nested: stack(`https://example.com/${"a".repeat(64)}.json`) }),
    "repo/cdk/app.assets.json": JSON.stringify({
      files: {
        a: {
          source: { path: "../../outside/manifest.json" },
          destinations: { here: { objectKey: `${"a".repeat(64)}.json` } },
        },
      },
    }),
    "repo/policies/deployer.json": policy,
    "repo/deep/er/stack.yaml": template({ Nested: stack("../../../outside/nested.yaml") }),
    "repo/dmslint.config.yaml": [
      "plugins: [../outside/plugin.mjs, ./plugin.mjs]",
      `settings: { callerPolicies: [../outside/caller.json, ${outside}/caller.json] }`,
      "",
    ].join("\n"),
    "repo/plugin.mjs":
      'import { readFileSync } from "node:fs";\nreadFileSync("/etc/passwd");\nexport default { rules: [] };\n',
    "outside/plugin.mjs": "export default { rules: [] };\n",
    ...Object.fromEntries(Object.keys(texts).map((path) => [`outside/${path}`, policy])),
    ...Object.fromEntries(
      ["local/main.tf", "downloaded/main.tf", "up/main.tf", "linked.tf", "folder/main.tf"].map((path) => [
        `outside/${path}`,
        held("found", `jsonencode(${policy})`),
      ]),
    ),
    ...Object.fromEntries(
      ["nested.yaml", "absolute.yaml", "asset.yaml", "manifest.json", "inner.yaml", "folder/stack.yaml"].map((path) => [
        `outside/${path}`,
        template({ P: `{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":${policy}}}` }),
      ]),
    ),
    "outside/caller.json": policy,
    "outside/linked.json": policy,
    "outside/linked.tfvars": 'path = "x"\n',
    "outside/ignored": "policies\n",
    "outside/modules.json": "{}",
    "repo/links/kept.tf": call("behind", "./folder"),
    "repo/links/.terraform/modules/kept": "",
  };
  const top = workspace({});
  const placed = (text: string): string =>
    text.replaceAll("OUTSIDE", join(top, "outside")).replaceAll("TOP", basename(top));
  writeFiles(top, Object.fromEntries(Object.entries(files).map(([path, text]) => [path, placed(text)])));
  const links: Readonly<Record<string, string>> = {
    "repo/links/linked.tf": "../../outside/linked.tf",
    "repo/links/linked.json": "../../outside/linked.json",
    "repo/links/terraform.tfvars": "../../outside/linked.tfvars",
    "repo/links/folder": "../../outside/folder",
    "repo/links/.gitignore": "../../outside/ignored",
    "repo/links/.terraform/modules/modules.json": "../../../../../outside/modules.json",
    "repo/links/passwd.json": "/etc/passwd",
    "repo/links/memory.json": "/proc/self/environ",
  };
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(top, path));
  return { top, repository: join(top, "repo"), outside: join(top, "outside") };
}
