import { describe, expect, it } from "vitest";
import { isGranted } from "../../src/index.js";
import { runMain, type Run } from "../cli/run-main.js";
import { passesAll, subnetGroup, unordered, unorderedModule } from "../cli/templates.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { alikeOf, harmless } from "./alike.js";
import { objectWords, slips, words } from "./words.js";

const quoted = (word: string): string => JSON.stringify(word);

/** A key and a value that no JavaScript object is asked for. `JSON.stringify` would leave `__proto__` out. */
const mapping = (key: string, value: string): string => `{ ${quoted(key)}: ${value} }`;

/** What is wrong with a run: it failed, or it says something that no user wrote. */
function complaints({ status, stderr, stdout }: Run): readonly string[] {
  const said = stdout + stderr;
  const isFailed = /dmslint failed|failed on this|\n\s+at /.test(said) || ![0, 1, 2].includes(status);
  return isFailed || slips.test(said) ? [said.slice(0, 2000)] : [];
}

const git = { ".git/HEAD": "" };

type Files = Readonly<Record<string, string>>;

/** Places of a config in which a word may stand, whatever it means there. */
const configs: readonly [string, (word: string) => string][] = [
  ["a key", (word) => mapping(word, "1")],
  ["a preset", (word) => mapping("extends", quoted(word))],
  ["a rule", (word) => mapping("rules", mapping(word, '"error"'))],
  ["a severity", (word) => mapping("rules", mapping("role-trust", quoted(word)))],
  ["an option", (word) => mapping("rules", mapping("pass-role-scope", `["warn", ${mapping(word, "1")}]`))],
  ["a setting", (word) => mapping("settings", mapping(word, quoted(word)))],
  ...["partition", "account", "caller"].map((name): [string, (word: string) => string] => [
    `the value of ${name}`,
    (word) => mapping("settings", mapping(name, quoted(word))),
  ]),
  ...["existingRoles", "callerPolicies", "regions", "targets", "sources", "partialPolicies"].map(
    (name): [string, (word: string) => string] => [
      `an item of ${name}`,
      (word) => mapping("settings", mapping(name, `[${quoted(word)}]`)),
    ],
  ),
  ...["parameters", "variables"].map((name): [string, (word: string) => string] => [
    `a name in ${name}`,
    (word) => mapping("settings", mapping(name, mapping(word, quoted(word)))),
  ]),
  ["an ignore", (word) => mapping("ignores", `[${quoted(word)}]`)],
  ["an override", (word) => mapping("overrides", `[{ "files": [${quoted(word)}], "rules": ${mapping(word, "0")} }]`)],
  ["a plugin", (word) => mapping("plugins", `[${quoted(word)}]`)],
];

/** Options of the command line. */
const options: readonly [string, (word: string) => readonly string[]][] = [
  ["--rule", (word) => ["--rule", `${quoted(word)}: error`]],
  ["a severity of --rule", (word) => ["--rule", `role-trust: ${quoted(word)}`]],
  ["options of --rule", (word) => ["--rule", `pass-role-scope: [error, ${mapping(word, quoted(word))}]`]],
  ...[
    "preset",
    "format",
    "policy-type",
    "suppress-rule",
    "region",
    "account",
    "partition",
    "config",
    "changed-since",
  ].map((name): [string, (word: string) => readonly string[]] => [`--${name}`, (word) => [`--${name}=${word}`]]),
  ["--var", (word) => ["--var", `${word}=${word}`]],
  ["an option", (word) => [`--${word}`]],
  ["a path", (word) => [word]],
];

/** Files with a word in each place. */
const files: readonly [string, (word: string) => Files, readonly string[]][] = [
  ["the baseline", (word) => ({ "dmslint-suppressions.json": mapping(word, mapping(word, `[${quoted(word)}]`)) }), []],
  [
    "the rules of the baseline",
    (word) => ({ "dmslint-suppressions.json": mapping("a.yaml", mapping(word, "[]")) }),
    [],
  ],
  ["a file of parameters", (word) => ({ "p.json": mapping(word, quoted(word)) }), ["--parameters", "p.json"]],
  [
    "a list of parameters",
    (word) => ({ "p.json": `[{ "ParameterKey": ${quoted(word)}, "ParameterValue": ${quoted(word)} }]` }),
    ["--parameters", "p.json"],
  ],
  [
    "a file of variables",
    (word) => ({ "v.tfvars.json": mapping(word, mapping(word, "1")) }),
    ["--var-file", "v.tfvars.json"],
  ],
  ["values of a module", (word) => ({ "terraform.tfvars.json": mapping(word, quoted(word)) }), []],
  [
    "a comment that disables a rule",
    (word) => ({ "b.yaml": `# dmslint-disable ${word} -- ${word}\n${unordered}# dmslint-enable ${word}\n` }),
    ["--report-unused-disable-directives"],
  ],
  [
    "metadata that disable a rule",
    (word) => ({
      "b.yaml": unordered.replace(
        "    Properties:\n      Repl",
        `    Metadata: { dmslint: { disable: [{ rule: ${quoted(word)}, reason: ${quoted(word)}, until: ${quoted(word)}, ${quoted(word)}: 1 }] } }\n    Properties:\n      Repl`,
      ),
    }),
    ["--report-unused-disable-directives"],
  ],
];

const common = {
  ...git,
  "a.yaml": unordered,
  "main.tf": `${unorderedModule}${subnetGroup}`,
  "policy.json": passesAll,
};

/** What is wrong with a run with a word. Where it is a word of every object, a harmless word must give the same. */
async function complaintsOf(
  word: string,
  filesWith: (word: string) => Files,
  argv: (word: string) => readonly string[],
): Promise<readonly string[]> {
  const cwd = workspace(filesWith(word));
  const run = await runMain(cwd, argv(word));
  if (!objectWords.includes(word)) return complaints(run);
  writeFiles(cwd, filesWith(alikeOf(word)));
  const expected = await runMain(cwd, argv(alikeOf(word)));
  const said = ({ status, stderr, stdout }: Run): string => harmless(`${String(status)} ${stderr} ${stdout}`, word);
  return [...complaints(run), ...(said(run) === said(expected) ? [] : [`${said(run)}\nbut\n${said(expected)}`])];
}

describe.each(words.map((word) => [word.slice(0, 40), word]))("the word %j", (_, word) => {
  it.each(configs)("is a word like others as %s of a config", async (_name, config) => {
    const filesWith = (one: string): Files => ({ ...common, "dmslint.config.json": config(one) });
    expect(await complaintsOf(word, filesWith, () => ["--report-unused-disable-directives"])).toEqual([]);
    expect(await complaintsOf(word, filesWith, () => ["--print-config", "a.yaml"])).toEqual([]);
  });

  it.each(options)("is a word like others in %s", async (_name, argv) => {
    expect(await complaintsOf(word, () => common, argv)).toEqual([]);
  });

  it.each(files)("is a word like others in %s", async (_name, more, argv) => {
    const filesWith = (one: string): Files => ({ ...common, ...more(one) });
    expect(await complaintsOf(word, filesWith, () => argv)).toEqual([]);
  });

  it("is no rule", async () => {
    const cwd = workspace(common);
    expect((await runMain(cwd, ["--rule", `${quoted(word)}: error`])).status).toBe(2);
    expect((await runMain(cwd, [`--suppress-rule=${word}`])).status).toBe(2);
  });

  it("is the name of a value like others", async () => {
    const template = `Parameters: { ${quoted(word)}: { Type: String } }
Resources:
  DmsVpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: { Ref: ${quoted(word)} }
      AssumeRolePolicyDocument: { Version: 2012-10-17, Statement: [] }
  SubnetGroup:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties: { ReplicationSubnetGroupDescription: it, SubnetIds: [subnet-1, subnet-2] }
`;
    // Where the value counts, the role is the account role, whose trust policy is empty.
    const cwd = workspace({ ...git, "a.yaml": template, "p.json": mapping(word, '"dms-vpc-role"') });
    const without = await runMain(cwd, ["a.yaml"]);
    const given = await runMain(cwd, ["a.yaml", "--parameters", "p.json"]);
    expect(complaints(without)).toEqual([]);
    expect(given.stdout).not.toBe(without.stdout);
    if (word !== "") expect(await runMain(cwd, ["a.yaml", "--var", `${word}=dms-vpc-role`])).toEqual(given);
  });

  it("is a word like others in what isGranted is asked", () => {
    const document = (parts: Readonly<Record<string, string>>): string =>
      `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", ${Object.entries({
        Action: '"s3:*"',
        Resource: '"*"',
        ...parts,
      })
        .map(([key, value]) => `${quoted(key)}: ${value}`)
        .join(", ")} }] }`;
    const documents = [
      document({ Action: quoted(word) }),
      document({ Action: quoted(`${word}:${word}`) }),
      document({ Resource: quoted(word) }),
      document({ Resource: quoted(`arn:${word}:${word}:${word}:${word}:${word}`) }),
      document({ Condition: mapping(word, mapping(word, quoted(word))) }),
      document({ Condition: mapping("StringEquals", mapping(word, quoted(word))) }),
      document({ Condition: mapping("StringEquals", mapping("aws:PrincipalTag/x", quoted(`\${${word}}`))) }),
    ];
    for (const one of documents) {
      const context = Object.fromEntries([[word, word]]);
      const granted = isGranted([one], { action: "s3:GetObject", resource: "arn:aws:s3:::it/x", context });
      expect(slips.test(JSON.stringify(granted))).toBe(false);
    }
  });
});
