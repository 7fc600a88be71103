import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Run } from "../cli/run-main.js";
import { subnetGroup, unordered, unorderedModule } from "../cli/templates.js";
import { workspace } from "../workspace/workspace.js";
import { obstacles, type Obstacle } from "./obstacles.js";
import { giveTo, isRoot, runAll, users, type Call } from "./run-as.js";

/** Where an obstacle stands, and what is linted then. In each folder, one file has a finding of account-role-order. */
interface Place {
  readonly name: string;
  readonly path: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  /**
   * Whether the run fails with exit status 2. `if no link`: links of a repository do not stop a hook. `if a file`: what is no file
   * is passed over. `if forbidden`: so is what is too large.
   */
  readonly fails: boolean | "if no link" | "if a file" | "if forbidden";
  /** The obstacle is found in a folder, so it may be passed over. */
  readonly isFound?: true;
}

const template = { "a.yaml": unordered };
const module = { "main.tf": `${unorderedModule}\n${subnetGroup}` };
const policyOf = (value: string): string => `resource "aws_iam_policy" "it" {\n  policy = ${value}\n}\n`;
const nests = `Resources:
  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: inner/x.yaml } }
`;

const places: readonly Place[] = [
  { name: "a template that is named", path: "x.yaml", argv: ["x.yaml", "a.yaml"], fails: "if no link" },
  { name: "a template that is found", path: "x.yaml", argv: ["."], fails: "if forbidden", isFound: true },
  { name: "a template that a glob matches", path: "x.yaml", argv: ["*.yaml"], fails: "if forbidden", isFound: true },
  { name: "an ignore file", path: ".gitignore", argv: ["."], fails: false },
  { name: "the ignore file of git", path: ".git/info/exclude", argv: ["."], fails: false },
  { name: "the config that is found", path: "dmslint.config.yaml", argv: ["."], fails: true },
  { name: "the config that is named", path: "x.json", argv: ["-c", "x.json", "a.yaml"], fails: true },
  { name: "a file of variables", path: "x.tfvars", argv: ["--var-file", "x.tfvars", "a.yaml"], fails: true },
  { name: "a file of parameters", path: "x.json", argv: ["--parameters", "x.json", "a.yaml"], fails: true },
  { name: "the baseline", path: "dmslint-suppressions.json", argv: ["a.yaml"], fails: true },
  {
    name: "the baseline that is named",
    path: "x.json",
    argv: ["--suppressions-location", "x.json", "a.yaml"],
    fails: true,
  },
  {
    name: "a plugin",
    path: "x.js",
    files: { "b/dmslint.config.yaml": "plugins: [../x.js]\n", "b/b.yaml": unordered },
    argv: ["b"],
    fails: true,
  },
  { name: "a file of a module", path: "x.tf", files: module, argv: ["main.tf"], fails: "if a file", isFound: true },
  { name: "a named file of a module", path: "x.tf", files: module, argv: ["x.tf", "main.tf"], fails: "if no link" },
  {
    name: "values of a module",
    path: "terraform.tfvars",
    files: module,
    argv: ["."],
    fails: "if a file",
    isFound: true,
  },
  {
    name: "a file of a called module",
    path: "called/x.tf",
    files: { "root/main.tf": `${module["main.tf"]}module "it" {\n  source = "../called"\n}\n`, "called/main.tf": "" },
    argv: ["root"],
    fails: false,
    isFound: true,
  },
  {
    name: "a policy that a module reads",
    path: "x.json",
    files: { "main.tf": `${module["main.tf"]}${policyOf('file("x.json")')}` },
    argv: ["."],
    fails: "if forbidden",
    isFound: true,
  },
  {
    name: "a template that a module reads",
    path: "x.json",
    files: { "main.tf": `${module["main.tf"]}${policyOf('templatefile("x.json", {})')}` },
    argv: ["."],
    fails: "if forbidden",
    isFound: true,
  },
  { name: "a nested template", path: "inner/x.yaml", files: { "b.yaml": nests }, argv: ["."], fails: "if a file" },
];

interface Trial extends Call {
  readonly place: Place;
  readonly obstacle: Obstacle;
}

/** A folder for each trial, which belongs to the user. */
function trialsFor(uid: number | undefined): readonly Trial[] {
  const hinders = ({ stopsRoot }: Obstacle): boolean => stopsRoot !== false || !isRoot || uid !== undefined;
  return places.flatMap((place) =>
    obstacles.filter(hinders).map((obstacle) => {
      const cwd = workspace({ ".git/HEAD": "", ".git/info/.keep": "", "inner/.keep": "", ...template, ...place.files });
      obstacle.make(join(cwd, place.path));
      giveTo(uid, cwd);
      return { cwd, argv: [...place.argv, "-f", "json"], place, obstacle };
    }),
  );
}

/** What is wrong with the run of a trial. */
function complaints({ obstacle, place }: Trial, run: Run | undefined): readonly string[] {
  if (!run) return ["it did not end"];
  const { status, stderr, stdout } = run;
  const isLink = obstacle.name.startsWith("a link");
  const fails =
    typeof place.fails === "boolean"
      ? place.fails
      : {
          "if no link": !isLink,
          "if a file": obstacle.name.startsWith("a file"),
          "if forbidden": obstacle.name === "a file without permission",
        }[place.fails];
  const isNamed = `${stdout}${stderr}`.includes(place.path.split("/").at(-1) ?? "");
  const mayPass = place.isFound && obstacle.isPassedOver;
  return [
    ...(/dmslint failed|mistake|\n\s+at /.test(stderr + stdout) ? [`it failed: ${stderr}`] : []),
    ...(status === (fails ? 2 : 1) ? [] : [`exit status ${String(status)}: ${stderr}`]),
    ...(fails || stdout.includes('"account-role-order"') ? [] : [`the rest is not linted: ${stderr}`]),
    ...(isNamed || mayPass ? [] : [`it is not named: ${stderr}`]),
  ];
}

describe("what is no readable file, in each place where a file is read", () => {
  it.each(users)("is named, and the rest is linted, %s", { timeout: 120_000 }, async (_, uid) => {
    const trials = trialsFor(uid);
    const runs = await runAll(trials, uid);
    const wrong = trials.flatMap((trial, index) =>
      complaints(trial, runs[index]).map((words) => `${trial.obstacle.name} as ${trial.place.name}: ${words}`),
    );
    expect(wrong).toEqual([]);
  });
});
