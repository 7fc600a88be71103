import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runMain } from "../../cli/run-main.js";
import { workspace } from "../workspace.js";

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), "utf8");
const page = read("docs/config.md");

/** The keys in the first cells of a table, by the title of that column. */
function listed(column: string): readonly string[] {
  const [, rows = ""] = page.split(`\n| ${column} |`)[1]?.split(/^\|---.*\n/m) ?? [];
  const cells = /^(?:\|.*\n)*/.exec(rows)?.[0].match(/^\|[^|]*/gm) ?? [];
  return cells.flatMap((cell) => cell.match(/(?<=`)[$\w]+(?=`)/g) ?? []).sort();
}

interface Schema {
  readonly properties: Readonly<Record<string, unknown>> & { readonly settings: Schema };
}

describe("the page about configs", () => {
  const { properties } = JSON.parse(read("schema/dmslint.config.schema.json")) as Schema;

  it.each([
    ["key", properties],
    ["setting", properties.settings.properties],
  ])("lists every %s, and no other", (column, keys) => {
    expect(listed(column)).toEqual(Object.keys(keys).sort());
  });

  it("shows a config that is right", async () => {
    const [, config = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    const policy = '{ "Version": "2012-10-17", "Statement": [] }';
    const cwd = workspace({ "dmslint.config.yaml": config, "shared/base.yaml": "", "p.json": policy });
    expect((await runMain(cwd, ["--print-config", "p.json"])).status).toBe(0);
  });
});
