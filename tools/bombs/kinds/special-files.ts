import { everyRule, type Bomb, type Files, type SpecialFile } from "../bomb.js";

/** What may stand where a file is expected. */
const odd: Readonly<Record<string, SpecialFile>> = {
  "a link to an endless device": { kind: "link", to: "/dev/zero" },
  "a pipe": { kind: "pipe" },
  "a folder": { kind: "folder" },
  "a socket": { kind: "socket" },
  "a link to itself": { kind: "link", to: "itself" },
  "a link to nothing": { kind: "link", to: "nothing" },
};

const stack: Files = { "stack.yaml": "Resources:\n  R:\n    Type: AWS::IAM::Role\n" };
const module: Files = { "main.tf": 'resource "aws_iam_role" "r" {\n  name = file("x.tpl")\n}\n' };
const policy: Files = { "policy.json": '{"Version":"2012-10-17","Statement":[]}' };

/**
 * The places: what stands beside, and the command line. Plugins and formatters are code that is run, and a report may be
 * written to a pipe: these are not here.
 */
const places: readonly {
  readonly file: string;
  readonly beside?: Files;
  readonly args?: readonly string[];
}[] = [
  { file: ".gitignore" },
  { file: ".git/info/exclude" },
  { file: "dmslint.config.json" },
  { file: "dmslint.config.yaml" },
  { file: "own.json", args: ["--config", "own.json", "."] },
  { file: "base.json", beside: { "dmslint.config.json": '{"extends":"./base.json"}' } },
  { file: "caller.json", beside: { "dmslint.config.json": '{"settings":{"callerPolicies":["./caller.json"]}}' } },
  { file: "terraform.tfvars", beside: module },
  { file: "x.auto.tfvars.json", beside: module },
  { file: "v.tfvars", beside: module, args: ["--var-file", "v.tfvars", "."] },
  { file: "p.json", args: ["--parameters", "p.json", "."] },
  { file: "dmslint-suppressions.json" },
  { file: "base.json", args: ["--suppressions-location", "base.json", "."] },
  { file: "base.json", args: ["--suppressions-location", "base.json", "--suppress-all", "."] },
  { file: "other.yaml" },
  { file: "other.yaml", args: ["other.yaml"] },
  { file: "other.yaml", args: ["*.yaml"] },
  { file: "other.json" },
  { file: "other.json", args: ["other.json"] },
  { file: "other.json", beside: policy, args: ["--policy-type", "identity", "other.json"] },
  { file: "other.tf", beside: module },
  { file: "other.tf", beside: module, args: ["other.tf"] },
  { file: "other.tf.json", beside: module },
  { file: "x.tpl", beside: module },
  { file: "sub", beside: { "main.tf": 'module "m" {\n  source = "./sub"\n}\n' } },
  {
    file: "nested.yaml",
    beside: {
      "stack.yaml":
        "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: nested.yaml\n",
    },
    args: ["stack.yaml"],
  },
  { file: "sub/.terraform/modules/modules.json", beside: { "sub/main.tf": 'module "m" {\n  source = "a/b/c"\n}\n' } },
  { file: ".terraform/modules/modules.json", beside: { "main.tf": 'module "m" {\n  source = "a/b/c"\n}\n' } },
  { file: "manifest.json" },
  { file: "package.json" },
];

/** Devices, pipes, sockets and links where a file is expected. */
export const specialFiles: readonly Bomb[] = [
  ...places.flatMap(({ args = ["."], beside = {}, file }) =>
    Object.entries(odd).map(([kind, content]) => ({
      name: `special: ${kind} as ${file}${args.join() === "." ? "" : ` (${args.join(" ")})`}`,
      files: () => ({
        ...stack,
        ...beside,
        [file]: content.kind === "link" && content.to === "itself" ? itself(file) : content,
      }),
      args: [...everyRule, ...args],
      statuses: [0, 1, 2],
    })),
  ),
  { name: "special: an endless device, named", files: () => stack, args: [...everyRule, "/dev/zero"], statuses: [2] },
  {
    name: "special: the folder of processes",
    files: () => stack,
    args: [...everyRule, "/proc/self"],
    statuses: [0, 1, 2],
  },
  {
    name: "special: an endless device as stdin's name",
    files: () => stack,
    stdin: () => "a",
    args: ["--stdin", "--stdin-filename", "/dev/zero"],
    statuses: [0, 1, 2],
  },
  {
    name: "special: an endless device in --changed-since",
    files: () => stack,
    args: ["--changed-since", "--output=/dev/zero", "."],
    statuses: [2],
  },
];

function itself(file: string): SpecialFile {
  return { kind: "link", to: file.slice(file.lastIndexOf("/") + 1) };
}
