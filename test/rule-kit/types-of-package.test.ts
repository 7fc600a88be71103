import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../cli/run-command.js";
import { compile } from "../compile.js";
import { workspace } from "../workspace/workspace.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const hasTypes = existsSync(join(project, "dist/types/index.d.ts")) || Boolean(process.env.CI);

/** A plugin with its test, as a user writes them: nodes and readers have types. */
const user = `import { alternatives, definePlugin, defineRule, display, entryOf, literalOf, member, type DmsResource, type IamPrincipal, type Location, type Node, type Role, type Text } from "dmslint";
import { ruleTester } from "dmslint/rule-tester";
const placeOf = ({ location }: IamPrincipal): Location => location;
const nameOf = (role: Role): string => display(role.name);
const rule = defineRule({
  name: "named",
  meta: { type: "problem", docs: { description: "Require names" }, messages: { unnamed: "Role {{role}} has no name." } },
  create: (context) => ({
    Role(role) {
      const text: Text = role.name;
      placeOf(role);
      if (literalOf(text) === undefined) context.report({ node: role, address: role.address, messageId: "unnamed", data: { role: nameOf(role) } });
    },
    DmsEndpoint(endpoint) {
      const resource: DmsResource = endpoint;
      const value: Node | undefined = resource.properties.get("s3.bucketName")?.value;
      for (const one of value ? alternatives(value) : []) if (one.value.kind === "mapping") entryOf(one.value, "a");
      member(value, "a");
    },
  }),
});
export default definePlugin({ name: "ours", rules: [rule] });
ruleTester.run(rule, { valid: [{ name: "a", code: "" }], invalid: [] });
// @ts-expect-error A case has a text.
ruleTester.run(rule, { valid: [{ name: "a" }], invalid: [] });
`;

describe.skipIf(!hasTypes)("the types of the packed package", () => {
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ["user.mts", ["--module", "node16"]],
    ["user.mts", ["--module", "nodenext"]],
    // Node 20.19 and newer require ES modules.
    ["user.cts", ["--module", "nodenext"]],
    ["user.ts", ["--module", "preserve", "--moduleResolution", "bundler"]],
  ];

  it("resolve with all declarations checked, and without packages of our own", async () => {
    const folder = workspace({ "user.mts": user, "user.ts": user, "user.cts": user });
    mkdirSync(join(folder, "node_modules"));
    await run(project, "npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
    await run(folder, "tar", ["xzf", readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? ""]);
    renameSync(join(folder, "package"), join(folder, "node_modules/dmslint"));
    const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "ES2022"];
    for (const [file, options] of ways) {
      // The declarations of the compiler itself are not ours, and would take nearly all of the time.
      const all = [...strict, "--skipLibCheck", "false", "--skipDefaultLibCheck", ...options, file];
      expect([file, options, compile(folder, all)]).toEqual([file, options, ""]);
    }
  }, 120_000);
});
