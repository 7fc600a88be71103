import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectConfig } from "../../../src/workspace/index.js";
import { workspace } from "../workspace.js";

describe("the config of a project for files outside", () => {
  const config = "extends: strict\n";
  const outside = ["/elsewhere/a.template.json"];

  it("is the nearest one, up to the top of the repository", () => {
    const folder = workspace({ "dmslint.config.yaml": config, "app/dmslint.config.json": "{}", "other/a.txt": "" });
    mkdirSync(join(folder, ".git"));
    expect(projectConfig(outside, join(folder, "app"))).toBe(join(folder, "app/dmslint.config.json"));
    expect(projectConfig(outside, join(folder, "other"))).toBe(join(folder, "dmslint.config.yaml"));
  });

  it("is none above the repository, and none above a folder without git", () => {
    const folder = workspace({ "dmslint.config.yaml": config, "cloned/a.txt": "", "plain/a.txt": "" });
    mkdirSync(join(folder, "cloned/.git"));
    expect(projectConfig(outside, join(folder, "cloned"))).toBeUndefined();
    expect(projectConfig(outside, join(folder, "plain"))).toBeUndefined();
  });

  it("is not needed for files in the project: they have the nearest one", () => {
    const folder = workspace({ "dmslint.config.yaml": config });
    expect(projectConfig([join(folder, "cdk.out/a.template.json")], folder)).toBeUndefined();
  });
});
