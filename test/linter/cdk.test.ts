import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { lintFiles } from "../../src/index.js";

/**
 * What `cdk synth` wrote for an app of two stacks, in which the endpoint of one uses the bucket and the role of the other;
 * the role stands in a nested stack. A stage holds the two again, under the same stack name.
 */
const app = fileURLToPath(new URL("../fixtures/linking/cdk", import.meta.url));
const copies = mkdtempSync(join(tmpdir(), "dmslint-cdk-"));
afterAll(() => rmSync(copies, { recursive: true }));

/** A copy of the app in which the templates are changed. */
function copyOf(name: string, change: (text: string, file: string) => string): string {
  const copy = join(copies, name);
  cpSync(app, copy, { recursive: true });
  for (const entry of readdirSync(copy, { recursive: true, encoding: "utf8" })) {
    if (!entry.endsWith(".template.json")) continue;
    const path = join(copy, entry);
    writeFileSync(path, change(readFileSync(path, "utf8"), basename(entry)));
  }
  return copy;
}

async function lintApp(
  folder: string,
): Promise<{ readonly findings: readonly string[]; readonly open: readonly string[] }> {
  const rules = { "account-role-owner": "off", "confused-deputy": "off" };
  const results = await lintFiles(folder, { cwd: folder, config: false, preset: "recommended", rules });
  return {
    findings: results.flatMap(({ filePath, messages }) =>
      messages.map(({ fixes, message, ruleId, suggestions = [] }) => {
        const edits = fixes ? " fix" : suggestions.length > 0 ? " suggestion" : "";
        return `${basename(filePath)} ${ruleId ?? "syntax"} ${/\([\w./]+\)$/.exec(message)?.[0] ?? message}${edits}`;
      }),
    ),
    open: results.flatMap(({ notJudged }) => notJudged.map(({ ruleId, reason }) => `${ruleId ?? "unread"}: ${reason}`)),
  };
}

/** The role of the nested stack trusts another service; in the stage too. */
function untrusted(text: string, file: string): string {
  return file.includes("Roles") ? text.replaceAll("dms.amazonaws.com", "lambda.amazonaws.com") : text;
}

function withoutMetadata(text: string): string {
  const template = JSON.parse(text) as { Resources: Record<string, { Metadata?: unknown }> };
  for (const resource of Object.values(template.Resources)) delete resource.Metadata;
  return JSON.stringify(template, null, 1);
}

describe("an app of CDK", () => {
  it("is linted as a whole: nested stacks, and exports of its other stacks", async () => {
    expect(await lintApp(app)).toEqual({ findings: [], open: [] });
  });

  it("has findings by the names of its constructs, each stage its own, and no edits", async () => {
    const { findings } = await lintApp(copyOf("untrusted", untrusted));
    expect(findings).toEqual([
      "DataRoles66C2FFF7.nested.template.json role-trust (Data/Roles/VpcRole/Resource)",
      "DataRoles66C2FFF7.nested.template.json role-trust (Data/Roles/Writer/Resource)",
      "DevDataRoles20F2EF97.nested.template.json role-trust (Dev/Data/Roles/VpcRole/Resource)",
      "DevDataRoles20F2EF97.nested.template.json role-trust (Dev/Data/Roles/Writer/Resource)",
    ]);
  });

  it("says in words what suggestions would do", async () => {
    const cwd = copyOf("advised", untrusted);
    const results = await lintFiles(cwd, { cwd, config: false });
    const advice = results.flatMap(({ messages }) => messages.flatMap((message) => message.advice ?? []));
    // Each of the four roles of the test before.
    expect(advice.map((one) => one.replace(/[0-9A-F]{8}$/, ""))).toEqual(
      ["VpcRole", "Writer", "VpcRole", "Writer"].map((role) => `Let dms.amazonaws.com assume ${role}`),
    );
  });

  it("is seen whole without the metadata that the CDK CLI asks for", async () => {
    expect(await lintApp(copyOf("bare", withoutMetadata))).toEqual({ findings: [], open: [] });
    const { findings } = await lintApp(
      copyOf("bare-untrusted", (text, file) => untrusted(withoutMetadata(text), file)),
    );
    expect(findings).toHaveLength(4);
    expect(findings.filter((finding) => / (?:fix|suggestion)$/.test(finding))).toEqual([]);
  });

  it("has roles that may do too little with the bucket of the stack around", async () => {
    const { findings } = await lintApp(
      copyOf("powerless", (text, file) =>
        file === "DataRoles66C2FFF7.nested.template.json" ? text.replace('"s3:PutObject",', "") : text,
      ),
    );
    expect(findings).toEqual(["Migration.template.json role-permissions (Migration/Target)"]);
  });

  it("makes stacks wait for the nested stack of dms-vpc-role", async () => {
    const { findings } = await lintApp(
      copyOf("unordered", (text, file) =>
        file === "Data.template.json" ? text.replace(/"DependsOn": \[[^\]]*\],/, "") : text,
      ),
    );
    expect(findings).toEqual([
      "Data.template.json account-role-order (Data/Network.NestedStack/Network.NestedStackResource)",
    ]);
  });
});
