import type { Bomb, Files } from "../bomb.js";
import { cloudFormation, role, trust } from "../formats/cloudformation.js";

const template = JSON.stringify({ Resources: { Role: role("role") } });
const module = `resource "aws_iam_role" "role" {\n  name = "role"\n  assume_role_policy = ${JSON.stringify(JSON.stringify(trust))}\n}\n`;

const deep = Array.from({ length: 800 }, () => "d");

/** Folders and files: many, deep, or with patterns that match them. */
export const files: readonly Bomb[] = [
  { name: "folders: 800 deep, json", statuses: [2], files: () => ({ [[...deep, "stack.json"].join("/")]: template }) },
  { name: "folders: 800 deep, tf", statuses: [2], files: () => ({ [[...deep, "main.tf"].join("/")]: module }) },
  { name: "folders: 800 deep with a module each, tf", statuses: [2], files: () => inEachFolder("main.tf", module) },
  {
    name: "folders: 800 deep with an ignore file each",
    statuses: [2],
    files: () => inEachFolder(".gitignore", "*.x\n"),
  },
  {
    name: "folders: 800 deep with a config each",
    statuses: [2],
    files: () => ({
      ...inEachFolder("dmslint.config.json", '{ "rules": { "role-scope": "off" } }'),
      ...inEachFolder("stack.json", template),
    }),
  },
  {
    name: "folders: 100,000 files of something else",
    statuses: [2],
    files: () => numberedFiles(100_000, (index) => [`d${index % 1000}/f${index}.json`, "{}"]),
    bounds: { seconds: 40, megabytes: 1000, because: "each file is opened: 0.4 ms and 7 KB each" },
  },
  {
    name: "folders: 100,000 files in one folder",
    statuses: [2],
    files: () => numberedFiles(100_000, (index) => [`f${index}.txt`, ""]),
    bounds: { seconds: 10, megabytes: 500, because: "names only are looked at" },
  },
  {
    name: "folders: 5,000 templates",
    files: () => numberedFiles(5000, (index) => [`f${index}.json`, template]),
    bounds: { seconds: 40, megabytes: 1000, because: "5 ms a template" },
  },
  {
    name: "folders: 5,000 modules",
    files: () => numberedFiles(5000, (index) => [`d${index}/main.tf`, module]),
    bounds: { seconds: 40, megabytes: 1000, because: "5 ms a module" },
  },
  {
    name: "folders: 3,000 links to one file",
    files: () => ({
      "stack.json": template,
      ...Object.fromEntries(
        Array.from({ length: 3000 }, (_, index) => [`l${index}.json`, { kind: "link", to: "stack.json" } as const]),
      ),
    }),
  },
  {
    name: "folders: links to folders above, 20 each of 5",
    files: () => ({
      "a/b/c/d/e/stack.json": template,
      ...Object.fromEntries(
        ["a", "a/b", "a/b/c", "a/b/c/d", "a/b/c/d/e"].flatMap((folder) =>
          Array.from({ length: 20 }, (_, index) => [`${folder}/up${index}`, { kind: "link", to: ".." } as const]),
        ),
      ),
    }),
  },
  braces("ignores of the config", (glob) => ({ "dmslint.config.json": JSON.stringify({ ignores: [glob] }) })),
  braces("overrides of the config", (glob) => ({
    "dmslint.config.json": JSON.stringify({ overrides: [{ files: [glob], rules: { "role-scope": "off" } }] }),
  })),
  braces("an ignore file", (glob) => ({ ".gitignore": `${glob}\n` })),
  { ...braces("the command line", () => ({})), args: ["{a,b}".repeat(23)], statuses: [0, 1, 2] },
  {
    name: "braces: a long range on the command line",
    files: () => ({ "stack.json": template }),
    args: ["{1..100000000}"],
    statuses: [0, 1, 2],
  },
  ...["*a*a*a*a*a*a*a*a*a*a*b", "**/".repeat(200) + "x", "[".repeat(5000), "\\".repeat(5001), "(a+)+b"].flatMap(
    hardGlob,
  ),
  {
    name: "globs: 10,000 lines of an ignore file",
    files: () => ({
      ".gitignore": Array.from({ length: 10_000 }, (_, index) => `*${index}*x\n`).join(""),
      ...numberedFiles(200, (index) => [`f${index}.json`, template]),
    }),
  },
  ...cloudFormation("globs: a nested template far above", () => ({
    Resources: {
      Stack: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: `${"../".repeat(1000)}dev/zero` } },
      Other: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "/dev/zero" } },
    },
  })),
];

function inEachFolder(name: string, text: string): Files {
  return Object.fromEntries(deep.map((_, depth) => [[...deep.slice(0, depth), name].join("/"), text]));
}

function numberedFiles(count: number, file: (index: number) => readonly [string, string]): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => file(index)));
}

/** 8 million globs, if all are written out. */
function braces(place: string, filesOf: (glob: string) => Files): Bomb {
  return {
    name: `braces: 23 pairs in ${place}`,
    files: () => ({ "stack.json": template, ...filesOf("{a,b}".repeat(23)) }),
    statuses: [0, 1, 2],
  };
}

function hardGlob(glob: string): readonly Bomb[] {
  const shown = glob.length > 25 ? `${glob.slice(0, 10)}… (${glob.length})` : glob;
  const name = `${"a".repeat(200)}.json`;
  const one = (place: string, filesOf: Files, rest: Partial<Bomb> = {}): Bomb => ({
    name: `globs: ${shown} in ${place}`,
    files: () => ({ [name]: template, ...filesOf }),
    statuses: [0, 1, 2],
    ...rest,
  });
  return [
    one("an ignore file", { ".gitignore": `${glob}\n` }),
    one("the config", { "dmslint.config.json": JSON.stringify({ ignores: [glob] }) }),
    one("the command line", {}, { args: [glob] }),
  ];
}
