import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fixer, type RuleContext, type RuleMeta, type Visitor } from "../../src/rule-kit/index.js";
import { dmslint } from "../cli/program.js";
import { run } from "../cli/run-command.js";
import { workspace } from "../workspace/workspace.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(project, path), "utf8");
const page = read("docs/rules-of-your-own.md");

/** The words in backticks in the first cells of a table, by the title of that column. */
function listed(column: string): readonly string[] {
  const [, rows = ""] = page.split(`\n| ${column} |`)[1]?.split(/^\|---.*\n/m) ?? [];
  const cells = /^(?:\|.*\n)*/.exec(rows)?.[0].match(/^\|[^|]*/gm) ?? [];
  return cells.flatMap((cell) => cell.match(/(?<=`)[\w:]+(?=`)/g) ?? []).sort();
}

/** The blocks that are files, by the name in their first line. */
const files = new Map(
  [...page.matchAll(/^```\w+\n(?:\/\/|#) (\S+)\n([\s\S]*?)^```/gm)].map(([, name = "", text = ""]) => [name, text]),
);

/** The names that src/index.ts exports for rules. */
const exported = [
  ...read("src/index.ts").matchAll(
    /^export( type)? \{([^}]*)\} from "\.\/(?:rule-kit|model|tree|source|knowledge)\/index\.js"/gm,
  ),
].flatMap(([, type, names = ""]) =>
  names
    .split(",")
    .map((name) => ({ isType: type !== undefined, name: name.trim() }))
    .filter(({ name }) => name !== ""),
);
const exportedNames = (isType: boolean): readonly string[] =>
  exported
    .filter((one) => one.isType === isType)
    .map(({ name }) => name)
    .sort();

// The compiler says what is missing here.
const visitors: Readonly<Record<keyof Visitor, true>> = {
  ActionPattern: true,
  Condition: true,
  DmsCertificate: true,
  DmsDataMigration: true,
  DmsDataProvider: true,
  DmsEndpoint: true,
  DmsEventSubscription: true,
  DmsInstanceProfile: true,
  DmsMigrationProject: true,
  DmsReplicationConfig: true,
  DmsReplicationInstance: true,
  DmsReplicationSubnetGroup: true,
  DmsReplicationTask: true,
  DmsResource: true,
  DmsStartReplicationTaskAssessmentRun: true,
  Group: true,
  ManagedPolicy: true,
  PolicyAttachment: true,
  PolicyDocument: true,
  Principal: true,
  Resource: true,
  ResourcePattern: true,
  Role: true,
  Statement: true,
  Template: true,
  "Template:exit": true,
  User: true,
};
const context: Readonly<Record<keyof RuleContext, true>> = {
  options: true,
  project: true,
  report: true,
  services: true,
  settings: true,
  skip: true,
  template: true,
};
const meta: Readonly<Record<keyof RuleMeta, true>> = {
  defaultOptions: true,
  directions: true,
  docs: true,
  fixable: true,
  hasSuggestions: true,
  keys: true,
  messages: true,
  repairsSpelling: true,
  schema: true,
  standsFor: true,
  type: true,
};

describe("the page about rules of one's own", () => {
  it.each<[string, readonly string[]]>([
    ["reader", exportedNames(false)],
    ["types", exportedNames(true)],
    ["visitor", Object.keys(visitors)],
    ["of the context", Object.keys(context)],
    ["of `meta`", Object.keys(meta)],
    ["edit", Object.keys(fixer)],
  ])("lists every %s, and no other", (column, names) => {
    expect(names.length).toBeGreaterThan(5);
    expect(listed(column)).toEqual([...names].sort());
  });

  it("shows the rule of the example as it is", () => {
    expect(page).toContain(`\`\`\`js\n${read("examples/plugin/identifier.js")}\`\`\``);
  });

  it("has a first rule that finds something, with a test that passes", async () => {
    const stack =
      "Resources:\n  Deployer:\n    Type: AWS::IAM::Role\n    Properties: { AssumeRolePolicyDocument: {} }\n";
    expect([...files.keys()]).toEqual(["our-rules.mjs", "dmslint.config.yaml", "our-rules.test.mjs"]);
    const cwd = workspace({
      ...Object.fromEntries(files),
      "stack.yaml": stack,
      // What npm init writes.
      "package.json": '{ "type": "commonjs" }',
    });
    mkdirSync(join(cwd, "node_modules"));
    symlinkSync(project, join(cwd, "node_modules/dmslint"), "junction");
    const found = await dmslint(cwd, "-f", "compact", "stack.yaml");
    expect(found.stdout).toContain(
      "stack.yaml:2:3: error: Role Deployer has no permissions boundary. [ours/role-boundary]\n",
    );
    const tested = await run(cwd, process.execPath, ["--test"]);
    expect(tested.status, tested.stdout).toBe(0);
    expect(tested.stdout).toMatch(/^\S+ pass 3$/m);
  });
});

/** The declarations with a docstring. */
const documented = new Set(
  ["rule-kit", "tree", "model", "source", "knowledge"]
    .flatMap((folder) => {
      const names = readdirSync(join(project, "src", folder), { recursive: true, encoding: "utf8" });
      return names.filter((name) => name.endsWith(".ts")).map((name) => read(`src/${folder}/${name}`));
    })
    .flatMap((text) => [...text.matchAll(/ \*\/\nexport (?:function|interface|type) (\w+)/g)].map(([, name]) => name)),
);

it("every export for rules says in its declaration what it is", () => {
  expect(exported.length).toBeGreaterThan(40);
  expect(exported.filter(({ name }) => !documented.has(name))).toEqual([]);
});
