import { expect, it } from "vitest";
import { isFailure } from "../../src/source/index.js";
import { linkWorkspace, openWorkspace } from "../../src/workspace/index.js";
import { unorderedModule, withoutRole } from "../cli/templates.js";
import { workspace } from "./workspace.js";

it("links all units of a workspace", async () => {
  const cwd = workspace({ "a.yaml": withoutRole, "m/main.tf": unorderedModule });
  const opened = await openWorkspace(
    { paths: ["."] },
    {
      cwd,
      config: { use: "none" },
      rules: [],
      plugins: { use: "none" },
      values: { vars: [], varFiles: [], parameterFiles: [] },
    },
  );
  if (isFailure(opened)) throw new Error(opened.message);
  const { project, units } = await linkWorkspace(opened);
  expect(units.map(({ template, unit }) => [unit.kind, template.dialect.format])).toEqual([
    ["cloudformation", "cloudformation"],
    ["terraform", "terraform"],
  ]);
  expect(project.templates).toEqual(units.map(({ template }) => template));
});
