import { describe, expect, it } from "vitest";
import { judged } from "../judged.js";
import { targetsOfEndpoints } from "./s3-target-cases.js";
import { targetsOfTasks } from "./s3-task-cases.js";
import { targetsUnderKeys } from "./s3-key-cases.js";
import { targetsWithGlue } from "./s3-glue-cases.js";
import { sources } from "./s3-source-cases.js";

const targets = [...targetsOfEndpoints, ...targetsOfTasks, ...targetsUnderKeys, ...targetsWithGlue];

describe("S3 as a target", () => {
  it.each(targets)("$name, because $why", async ({ files, needs, expected }) => {
    const found = await judged({ files, resource: "Endpoint", use: "endpoint-s3-target", ...(needs && { needs }) });
    expect(found).toMatchObject(expected);
  });
});

describe("S3 as a source", () => {
  it.each(sources)("$name, because $why", async ({ files, expected }) => {
    expect(await judged({ files, resource: "Endpoint", use: "endpoint-s3-source" })).toMatchObject(expected);
  });
});
