import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { presets } from "../../src/presets/index.js";
import { configSchema } from "../../src/workspace/config-schema.js";

describe("schema/dmslint.config.schema.json", () => {
  it("is the schema that configs are checked with (npm run config-schema writes it)", () => {
    const published: unknown = JSON.parse(
      readFileSync(new URL("../../schema/dmslint.config.schema.json", import.meta.url), "utf8"),
    );
    expect(published).toEqual(JSON.parse(JSON.stringify(configSchema)));
  });

  it("offers every rule to editors", () => {
    expect(Object.keys(configSchema.properties.rules.properties)).toEqual(Object.keys(presets.all));
  });
});
