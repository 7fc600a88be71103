import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { configFinder } from "../../../src/workspace/config/config-finder.js";
import { configFor, resolveOptions, type ConfigOptions } from "../../../src/workspace/config/config-options.js";
import { rules } from "../../../src/rules/index.js";
import { isFailure } from "../../../src/source/index.js";
import type { Config } from "../../../src/workspace/config/config.js";
import { workspace } from "../workspace.js";

const page = readFileSync(new URL("../../../docs/requirements.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^```yaml\n# (\S+)\n(.*?)^```/gms)].map(([block, name = ""]) => [
  name,
  block.slice(block.indexOf("\n") + 1, -3),
]);

/** The config of a folder with these files, or its problems. */
async function configOf(files: Readonly<Record<string, string>>): Promise<Config | string> {
  const cwd = workspace({ "dmslint.config.yaml": "settings: { requirements: [r.yaml] }\n", ...files });
  const options: ConfigOptions = {
    cwd,
    config: { use: "find" },
    rules: [],
    plugins: { use: "none" },
    values: { vars: [], varFiles: [], parameterFiles: [] },
  };
  const resolved = await resolveOptions(options);
  if (isFailure(resolved)) return resolved.message;
  const finder = configFinder(options.config, { cwd, rules, plugins: options.plugins, repositories: [cwd] });
  const config = await configFor(cwd, finder, resolved);
  return isFailure(config) ? config.message : config;
}

const problemsOf = async (text: string): Promise<unknown> => configOf({ "r.yaml": text });
const action = '{ action: "s3:PutObject", resource: ["*"], note: it }';

describe("requirements of the user's own", () => {
  it("are read as the page has them", async () => {
    const config = await configOf(Object.fromEntries(blocks) as Record<string, string>);
    if (typeof config === "string") throw new Error(config);
    expect(config.requirements?.uses).toMatchObject([
      {
        id: "endpoint-s3-target",
        title: "S3 as a target",
        roleProp: "s3.roleArn",
        statedIn: "requirements.yaml:4",
        actions: [
          { action: "s3:PutObjectAcl", need: "required", when: null, source: ["requirements.yaml:6"] },
          {
            action: "s3:GetObject",
            need: "recommended",
            source: ["requirements.yaml:9", "https://wiki.example.com/lake-checks"],
          },
        ],
      },
      { id: "order-notices", kind: "account-role", roleName: "orders-writer", trustRule: "all-must" },
    ]);
    expect(config.requirements?.types).toMatchObject([
      { resourceType: "AWS::DMS::Endpoint", needs: [{ action: "ssm:GetParameter", phases: ["create"] }] },
    ]);
  });

  it("of an extended config count as well, from its own folder", async () => {
    const config = await configOf({
      "dmslint.config.yaml": "extends: base/dmslint.yaml\nsettings: { requirements: [r.yaml] }\n",
      "r.yaml": `uses: [{ id: endpoint-s3-target, actions: [${action}] }]\n`,
      "base/dmslint.yaml": "settings: { requirements: [more.yaml] }\n",
      "base/more.yaml": `uses: [{ id: endpoint-s3-source, actions: [${action}] }]\n`,
    });
    if (typeof config === "string") throw new Error(config);
    expect(config.requirements?.uses.map(({ id }) => id)).toEqual(["endpoint-s3-source", "endpoint-s3-target"]);
  });

  it("may be JSON, and a need with a condition is conditional", async () => {
    const when = { prop: "s3.encryptionMode", op: "eq", value: "SSE_KMS" };
    const need = { action: "kms:Decrypt", resource: ["${kmsKeyOf:s3.bucketName}"], when, note: "it" };
    const config = await configOf({
      "dmslint.config.yaml": "settings: { requirements: [r.json] }\n",
      "r.json": JSON.stringify({ uses: [{ id: "endpoint-s3-target", actions: [need] }] }),
    });
    expect(config).toMatchObject({ requirements: { uses: [{ actions: [{ need: "conditional", when }] }] } });
  });
});

describe("bad requirements", () => {
  it.each([
    ["[]", "r.yaml:1:1: A file of requirements must be a mapping."],
    ["{", /^r\.yaml:\d+:\d+: /],
    ["a: 1\n---\nb: 2\n", "r.yaml:3:1: This is a second YAML document, but only one is allowed."],
    ["", 'The file of requirements "r.yaml" has no requirements. Write "uses" or "types" into it.'],
    ["uses: []\nuses: []\n", 'r.yaml:2:1: "uses" is written twice.'],
    ["use: []\n", 'r.yaml:1:1: There is no key "use" in a file of requirements. Did you mean "uses"?'],
    [
      `uses:\n  - { id: endpoint-s3-targt, actions: [${action}] }\n`,
      'r.yaml:2:11: dmslint knows no use "endpoint-s3-targt". Did you mean "endpoint-s3-target"? A use of your own needs "title", "resourceTypes", and "roleProp" or "roleName".',
    ],
    [
      `uses:\n  - { id: endpoint-s3-target, title: Ours, actions: [${action}] }\n`,
      'r.yaml:2:38: "endpoint-s3-target" is a use that dmslint knows, so "title" is known: leave it out, or use an id of your own.',
    ],
    [
      `uses:\n  - { id: slr-dms-serverless, actions: [${action}] }\n`,
      'r.yaml:2:11: "slr-dms-serverless" is no role that you write: nothing can be added to it.',
    ],
    [
      "uses:\n  - id: endpoint-s3-target\n",
      'r.yaml:2:5: The use "endpoint-s3-target" needs "actions" or "trustPrincipals": without them it asks for nothing.',
    ],
    [
      `uses:\n  - { id: ours, title: Ours, resourceTypes: [AWS::DMS::Endpoint], actions: [${action}] }\n`,
      'r.yaml:2:5: The use "ours" needs either "roleProp", the property that holds the role, or "roleName", its fixed name.',
    ],
    [
      `uses:\n  - { id: ours, title: Ours, roleProp: s3.bucketName, resourceTypes: [AWS::DMS::Endpoint], actions: [${action}] }\n`,
      'r.yaml:2:40: "s3.bucketName" holds no role.',
    ],
    [
      `uses:\n  - { id: ours, title: Ours, roleName: a, resourceTypes: [AWS::DMS::Endpont], actions: [${action}] }\n`,
      /^r\.yaml:2:59: "AWS::DMS::Endpont" is unknown here: it is one of .*AWS::DMS::Endpoint,/,
    ],
    [
      `uses:\n  - { id: endpoint-s3-target, actions: [${action}] }\n  - { id: endpoint-s3-target, actions: [${action}] }\n`,
      'r.yaml:3:11: There is a use "endpoint-s3-target" already. Write its needs into one entry.',
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s3:PutObject", resource: ["*"] }]\n',
      'r.yaml:3:15: A requirement needs a "note" or a "source" that says why it is there.',
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s3:putObject", resource: ["*"], note: it }]\n',
      'r.yaml:3:25: The service s3 has no action "putObject". Did you mean "PutObject"?',
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s4:PutObject", resource: ["*"], note: it }]\n',
      'r.yaml:3:25: AWS has no service "s4". Did you mean "s3"?',
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s3:Put?", resource: ["*"], note: it }]\n',
      'r.yaml:3:25: "s3:Put?" is not valid here. An IAM action as AWS spells it, `s3:PutObject`. `*` may stand at the end.',
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s3:PutObject", resource: ["arn:${Partition}:s3:eu-west-1:${Account}:accesspoint/${Foo}/*"], note: it }]\n',
      'r.yaml:3:52: "arn:${Partition}:s3:eu-west-1:${Account}:accesspo…" is not valid here. An ARN, or `*`. Tokens such as `${Partition}`, `${Account}` and `${prop:s3.bucketName}` stand for what is not written.',
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s3:PutObject", resource: ["arn:aws:s3:::${prop:s3.bucket}/*"], note: it }]\n',
      /^r\.yaml:3:52: DMS resources have no property "s3\.bucket"\./,
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s3:PutObject", resource: ["*"], note: it, need: conditional }]\n',
      'r.yaml:3:74: A need that is conditional says when: write "when", or another "need".',
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s3:PutObject", resource: ["*"], note: it, need: must }]\n',
      'r.yaml:3:74: "must" is unknown here: it is one of required, conditional, recommended, optional, handler-only, uncertain.',
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s3:PutObject", resource: ["*"], note: it, when: { prop: s3.bucketNam, op: set } }]\n',
      'r.yaml:3:82: DMS resources have no property "s3.bucketNam". Did you mean "s3.bucketName"?',
    ],
    [
      'uses:\n  - id: endpoint-s3-target\n    actions: [{ action: "s3:PutObject", resource: ["*"], note: it, when: { prop: s3.bucketName, op: is } }]\n',
      /^r\.yaml:3:74: "when" must be a condition: /,
    ],
    [
      'types:\n  - resourceType: AWS::DMS::Endpoint\n    needs: [{ action: iam:PassRole, resource: ["*"], note: it }]\n',
      "r.yaml:3:23: dmslint finds the roles that are passed by itself. The rules about iam:PassRole judge them: leave this out.",
    ],
    [
      'types:\n  - resourceType: AWS::DMS::Endpoint\n    needs: [{ action: ssm:GetParameter, resource: ["*"], note: it, phases: [make] }]\n',
      'r.yaml:3:77: "make" is unknown here: it is one of create, read, update, delete, operate.',
    ],
  ])("say what is wrong, where, and what to do: %s", async (text, expected) => {
    const problems = await problemsOf(text);
    if (typeof expected === "string") expect(problems).toBe(expected);
    else expect(problems).toMatch(expected);
  });

  it("are also files that are not there, or outside of the repository of the config", async () => {
    expect(await configOf({})).toBe(
      'dmslint.config.yaml:1:28: There is no file of requirements "r.yaml", as seen from this config.',
    );
    const outside = workspace({ "r.yaml": `uses: [{ id: endpoint-s3-target, actions: [${action}] }]\n` });
    const path = join(outside, "r.yaml");
    const config = `settings: { requirements: [${path}] }\n`;
    const refused = await configOf({ "dmslint.config.yaml": config });
    expect(refused).toContain("they are outside the repository of the config. Copy the file into it.");
    expect(dirname(path)).toBe(outside);
  });
});
