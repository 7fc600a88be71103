import { describe, expect, it } from "vitest";
import { format, type FormatContext } from "../../src/formatters/index.js";
import type { LintResult, SuppressedMessage } from "../../src/linter/index.js";
import { context, message, result } from "./results.js";
import { sarifProblems } from "./sarif-schema.js";

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly unknown[] } };
      readonly results: readonly unknown[];
    },
  ];
}

/** The log of these results; fails where the published schema has something against it. */
async function sarif(results: readonly LintResult[], rest: Partial<FormatContext> = {}): Promise<Log> {
  const log: Log = JSON.parse(await format("sarif", results, { ...context, ...rest })) as Log;
  expect(sarifProblems(log)).toEqual([]);
  return log;
}

const page = `# role-trust

<!-- header -->

Require a role that DMS is given to trust the services that assume it.

<!-- /header -->

## Why

DMS assumes the role.

It must be **let**.

## Examples

none
`;

describe("sarif", () => {
  it("is a whole log for one finding", async () => {
    const edit = (start: number, text: string) => ({
      filePath: "/project/a b.yaml",
      range: [start, 12] as const,
      text,
    });
    const found = message({
      line: 3,
      column: 5,
      endLine: 4,
      endColumn: 9,
      fixes: [edit(10, "x"), { filePath: "/project/iam.yaml", range: [1, 1], text: "y" }],
      suggestions: [{ messageId: "add", desc: "Let DMS assume it.", fixes: [edit(12, "z")] }],
      related: [
        { filePath: "/project/iam.yaml", line: 7, column: 1, endLine: 8, endColumn: 2, message: "Statement[1]" },
      ],
    });
    const rulesMeta: FormatContext["rulesMeta"] = {
      "role-trust": {
        description: "Require trust",
        type: "problem",
        severity: "error",
        url: "https://example.com/role-trust",
        page: () => page,
      },
      "pass-role": { description: "not asked for" },
    };
    const log = await sarif([result("/project/a b.yaml", [found])], { rulesMeta });
    expect(log).toEqual({
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "dmslint",
              version: "1.2.3",
              rules: [
                {
                  id: "role-trust",
                  shortDescription: { text: "Require trust." },
                  fullDescription: { text: "Require trust." },
                  help: {
                    text: "DMS assumes the role.\n\nIt must be **let**.",
                    markdown: expect.stringMatching(
                      /^# role-trust\n\nRequire a role [^]*## Examples\n\nnone\n$/,
                    ) as string,
                  },
                  helpUri: "https://example.com/role-trust",
                  defaultConfiguration: { enabled: true, level: "error" },
                  properties: { tags: ["aws", "dms", "iam", "correctness"] },
                },
              ],
            },
          },
          originalUriBaseIds: { "%SRCROOT%": { uri: "file:///project/" } },
          columnKind: "utf16CodeUnits",
          results: [
            {
              ruleId: "role-trust",
              ruleIndex: 0,
              level: "error",
              message: { text: "Role TargetRole cannot be assumed.\nrelated: [Statement\\[1\\]](1)" },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "a%20b.yaml", uriBaseId: "%SRCROOT%" },
                    region: { startLine: 3, startColumn: 5, endLine: 4, endColumn: 9 },
                  },
                  logicalLocations: [{ fullyQualifiedName: "Resources.TargetRole", kind: "resource" }],
                },
              ],
              relatedLocations: [
                {
                  id: 1,
                  physicalLocation: {
                    artifactLocation: { uri: "iam.yaml", uriBaseId: "%SRCROOT%" },
                    region: { startLine: 7, startColumn: 1, endLine: 8, endColumn: 2 },
                  },
                  message: { text: "Statement[1]" },
                },
              ],
              fixes: [
                {
                  description: { text: "The change that --fix makes." },
                  artifactChanges: [
                    {
                      artifactLocation: { uri: "a%20b.yaml", uriBaseId: "%SRCROOT%" },
                      replacements: [
                        { deletedRegion: { charOffset: 10, charLength: 2 }, insertedContent: { text: "x" } },
                      ],
                    },
                    {
                      artifactLocation: { uri: "iam.yaml", uriBaseId: "%SRCROOT%" },
                      replacements: [
                        { deletedRegion: { charOffset: 1, charLength: 0 }, insertedContent: { text: "y" } },
                      ],
                    },
                  ],
                },
                {
                  description: { text: "Let DMS assume it." },
                  artifactChanges: [
                    {
                      artifactLocation: { uri: "a%20b.yaml", uriBaseId: "%SRCROOT%" },
                      replacements: [
                        { deletedRegion: { charOffset: 12, charLength: 0 }, insertedContent: { text: "z" } },
                      ],
                    },
                  ],
                },
              ],
              partialFingerprints: { "dmslint/v1": "00" },
              suppressions: [],
            },
          ],
        },
      ],
    });
  });

  it("keeps suppressed findings, with the reason", async () => {
    const suppressed = (kind: "directive" | "metadata" | "file", justification: string): SuppressedMessage => ({
      ...message({ severity: 1 }),
      suppressions: [{ kind, justification }],
    });
    const suppressedMessages = [
      suppressed("directive", "made by hand"),
      suppressed("metadata", ""),
      suppressed("file", "old"),
    ];
    const log = await sarif([result("/project/a.yaml", [], { suppressedMessages })]);
    expect(log.runs[0].results).toMatchObject([
      { level: "warning", suppressions: [{ kind: "inSource", justification: "made by hand" }] },
      { suppressions: [{ kind: "inSource" }] },
      { suppressions: [{ kind: "external", justification: "old" }] },
    ]);
  });

  it("names syntax errors and remarks on directives, which belong to no rule", async () => {
    const log = await sarif([
      result("/project/a.yaml", [
        message({ ruleId: null, fatal: true }),
        message({ ruleId: null, severity: 1, address: "" }),
      ]),
    ]);
    expect(log.runs[0].results).toMatchObject([
      { ruleId: "syntax", ruleIndex: 1, level: "error" },
      { ruleId: "directive", ruleIndex: 0, level: "warning" },
    ]);
    expect(log.runs[0].tool.driver.rules).toMatchObject([
      { id: "directive", help: { text: expect.stringMatching(/^Require directives/) as string } },
      { id: "syntax", help: { text: "Require files that can be read." } },
    ]);
  });

  it("gives what was not judged as open, when asked", async () => {
    const notJudged = [
      { ruleId: "pass-role", address: "Resources.Role", reason: "parameter X has no value", line: 3, column: 5 },
    ];
    const results = [result("/project/a.yaml", [], { notJudged })];
    expect((await sarif(results)).runs[0]).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
    const [run] = (await sarif(results, { listNotJudged: true })).runs;
    expect(run.results).toMatchObject([
      { ruleId: "pass-role", kind: "open", level: "none", message: { text: "Not judged: parameter X has no value." } },
    ]);
  });

  it("counts paths from the top of the sources; what is outside has a whole address", async () => {
    const log = await sarif(
      [result("/project/infra/ä#1.tf", [message({})]), result("/elsewhere/b.tf", [message({})])],
      {
        cwd: "/project/infra",
      },
    );
    expect(log.runs[0].results).toMatchObject([
      {
        locations: [{ physicalLocation: { artifactLocation: { uri: "infra/%C3%A4%231.tf", uriBaseId: "%SRCROOT%" } } }],
      },
      { locations: [{ physicalLocation: { artifactLocation: { uri: "file:///elsewhere/b.tf" } } }] },
    ]);
  });
});

describe("the check against the schema", () => {
  it("catches what is wrong", async () => {
    const log: unknown = JSON.parse(await format("sarif", [result("/project/a.yaml", [message({})])], context));
    expect(sarifProblems({ ...(log as object), version: "2.0.0" })).not.toEqual([]);
    const text = JSON.stringify(log).replace('"startLine":1', '"startLine":0');
    expect(sarifProblems(JSON.parse(text))).toEqual([expect.stringContaining("startLine must be >= 1")]);
    expect(sarifProblems(JSON.parse(JSON.stringify(log).replace("file:///project/", "not an address")))).not.toEqual(
      [],
    );
  });
});
