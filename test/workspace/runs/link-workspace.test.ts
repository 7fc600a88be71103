import { expect, it } from "vitest";
import { linkWorkspace } from "../../../src/workspace/index.js";
import { unorderedModule, withoutRole } from "../../cli/templates.js";
import { openedFolder, workspace } from "../workspace.js";

it("links all units of a workspace", async () => {
  const cwd = workspace({ "a.yaml": withoutRole, "m/main.tf": unorderedModule });
  const opened = await openedFolder(cwd);
  const { project, units } = await linkWorkspace(opened);
  expect(units.map(({ template, unit }) => [unit.kind, template.dialect.format])).toEqual([
    ["cloudformation", "cloudformation"],
    ["terraform", "terraform"],
  ]);
  expect(project.templates).toEqual(units.map(({ template }) => template));
});
