import { sep } from "node:path";
import { describe, expect, it } from "vitest";
import { format } from "../../src/formatters/index.js";
import { context, message, result } from "./results.js";

const results = [
  result("/project/infra/a & b.yaml", [
    message({ line: 7, column: 3, endLine: 8, endColumn: 1, message: 'Role "x" <y> \u0001 cannot.' }),
    message({ severity: 1, ruleId: "pass-role", fingerprint: "11" }),
    message({ ruleId: null, fatal: true, message: "Not closed.", fingerprint: "22" }),
  ]),
  result("/project/clean.tf", []),
];

describe.skipIf(sep === "\\")("a name with a backslash", () => {
  it.each(["compact", "stylish", "full", "github", "gitlab", "sarif", "junit", "checkstyle", "html", "markdown"])(
    "is no folder in %s",
    async (name) => {
      const text = await format(name, [result("/project/back\\slash.yaml", [message({})])], context);
      expect(text).not.toContain("back/slash.yaml");
      expect(text).toMatch(/back(?:\\+|%5C|&#92;)slash\.yaml/);
    },
  );
});

describe("junit", () => {
  it("has a suite a file and a case a finding", async () => {
    expect(await format("junit", results, { ...context, cwd: "/project/infra" })).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="dmslint">
        <testsuite name="infra/a &amp; b.yaml" tests="3" failures="2" errors="1">
          <testcase name="role-trust Resources.TargetRole" classname="infra/a &amp; b.yaml"><failure type="error" message="Role &quot;x&quot; &lt;y&gt; \\x01 cannot.">infra/a &amp; b.yaml:7:3 Role &quot;x&quot; &lt;y&gt; \\x01 cannot.</failure></testcase>
          <testcase name="pass-role Resources.TargetRole" classname="infra/a &amp; b.yaml"><failure type="warning" message="Role TargetRole cannot be assumed.">infra/a &amp; b.yaml:1:1 Role TargetRole cannot be assumed.</failure></testcase>
          <testcase name="syntax Resources.TargetRole" classname="infra/a &amp; b.yaml"><error type="error" message="Not closed.">infra/a &amp; b.yaml:1:1 Not closed.</error></testcase>
        </testsuite>
        <testsuite name="clean.tf" tests="1" failures="0" errors="0">
          <testcase name="dmslint" classname="clean.tf" />
        </testsuite>
      </testsuites>
      "
    `);
  });
});

describe("gitlab", () => {
  interface Issue {
    readonly fingerprint: string;
    readonly severity: string;
  }
  const issues = async (of: typeof results): Promise<readonly Issue[]> =>
    JSON.parse(await format("gitlab", of, context)) as readonly Issue[];

  it("has an issue a finding", async () => {
    const [first, second, third] = await issues(results);
    expect(first).toEqual({
      description: 'Role "x" <y> \u0001 cannot.',
      check_name: "role-trust",
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      severity: "major",
      location: {
        path: "infra/a & b.yaml",
        positions: { begin: { line: 7, column: 3 }, end: { line: 8, column: 1 } },
      },
    });
    expect([second?.severity, third?.severity]).toEqual(["minor", "critical"]);
    expect(await format("gitlab", [], context)).toBe("[]\n");
  });

  it("gives each finding a fingerprint of its own, the same wherever it stands in its module", async () => {
    const fingerprints = async (...of: typeof results): Promise<readonly string[]> =>
      (await issues(of)).map(({ fingerprint }) => fingerprint);
    const twice = await fingerprints(result("/project/a.yaml", [message({}), message({ line: 9 })]));
    expect(new Set(twice).size).toBe(2);
    const [inMain] = await fingerprints(result("/project/m/main.tf", [message({})]));
    const [inOther, inOtherModule] = await fingerprints(
      result("/project/m/other.tf", [message({ line: 4 })]),
      result("/project/n/main.tf", [message({})]),
    );
    expect(inOther).toBe(inMain);
    expect(inOtherModule).not.toBe(inMain);
    expect(await fingerprints(result("/project/b.yaml", [message({})]))).not.toEqual(
      await fingerprints(result("/project/c.yaml", [message({})])),
    );
  });
});

describe.each(["html", "markdown"])("%s", (name) => {
  const shown = async (text: string): Promise<string> =>
    format(name, [result("/project/a.yaml", [message({ message: text })])], context);

  it("links AWS's documentation, and no other address", async () => {
    const url = "https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html#a";
    expect(await shown(`See ${url}. No more.`)).toMatch(
      new RegExp(`See <a href="${url}">.*security-iam.html#a.*</a>\\. No`),
    );
    const others = ["https://docs.aws.amazon.com.example.com/x", "https://example.com/?https://docs.aws.amazon.co"];
    for (const other of [...others, 'https://docs.aws.amazon.com"onclick="x'])
      expect(await shown(`See ${other}`)).not.toContain("<a ");
    expect(await shown('https://docs.aws.amazon.com/a"onclick="b')).not.toContain('a"onclick');
  });
});

describe("html", () => {
  it("says which findings --fix corrects", async () => {
    const fixes = [{ filePath: "/project/a.yaml", range: [1, 1] as const, text: "x" }];
    const page = await format("html", [result("/project/a.yaml", [message({ fixes }), message({})])], context);
    expect(page.match(/<li><code>--fix<\/code> corrects it\.<\/li>/g)).toHaveLength(1);
  });

  it("shows findings and what was not judged, and lets no text become markup", async () => {
    const related = [
      { filePath: "/project/iam.tf", line: 4, column: 1, endLine: 5, endColumn: 1, message: "the <role>" },
    ];
    const suggestions = [{ messageId: "add", desc: "Let <it>.", fixes: [] }];
    const notJudged = [{ ruleId: "role-trust", address: "Resources.A", reason: "no <value>", line: 3, column: 5 }];
    const page = await format(
      "html",
      [
        result("/project/<a>.yaml", [
          message({ message: "<script>alert(1)</script> & more", related, suggestions }),
          message({ ruleId: "pass-role", severity: 1 }),
        ]),
        result("/project/b.yaml", [], { notJudged }),
      ],
      {
        ...context,
        rulesMeta: {
          "role-trust": { description: "", url: "https://example.com/?a&b" },
          "pass-role": { description: "", url: "javascript:alert(1)" },
        },
      },
    );
    expect(page).toContain("<p>Files: 2, errors: 1, warnings: 1, suppressed: 0, not judged: 1</p>");
    expect(page).toContain("<h2>&lt;a&gt;.yaml</h2>");
    expect(page).toContain(
      '<tr><td>1:1</td><td><span class="error">error</span></td><td>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more' +
        '<ul class="quiet"><li>iam.tf:4:1 the &lt;role&gt;</li><li>Suggestion: Let &lt;it&gt;.</li></ul></td>' +
        '<td><a href="https://example.com/?a&amp;b">role-trust</a></td></tr>',
    );
    expect(page).toContain("<td>pass-role</td>");
    expect(page).toContain("<tr><td>3:5</td><td>Resources.A: no &lt;value&gt;</td><td>role-trust</td></tr>");
    expect(page).not.toContain("<script");
    const tags = [...page.matchAll(/<(\/?)(h\d|p|table|tr|td|ul|li|span|a|body|html)\b/g)];
    expect(tags.filter(([, slash]) => slash === "")).toHaveLength(tags.length / 2);
  });
});
