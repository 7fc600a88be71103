import { expect, it } from "vitest";
import { problemsOf } from "../../../src/workspace/config-files/config-problems.js";

it.each<[keyword: string, params: Readonly<Record<string, unknown>>, words: string]>([
  ["type", { type: "number" }, "must be a number"],
  ["type", { type: "integer" }, "must be a whole number"],
  ["type", { type: ["string", "number"] }, "must be a text or a number"],
  ["not", {}, "must NOT have fewer than 2 items"],
  ["minLength", { limit: 1 }, "must not be empty"],
  ["minItems", { limit: 1 }, "must not be empty"],
  ["minItems", { limit: 2 }, "must NOT have fewer than 2 items"],
])("an error of %s %j is said in the words of a config", (keyword, params, words) => {
  const error = { keyword, params, instancePath: "/most", schemaPath: "", message: "must NOT have fewer than 2 items" };
  expect(problemsOf([error], "options")).toEqual([{ path: ["most"], message: `"most" ${words}.` }]);
});
