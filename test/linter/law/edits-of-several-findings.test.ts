import { expect, it } from "vitest";
import { lint, rules } from "../../../src/linter/index.js";
import { presetRules } from "../../../src/presets/index.js";
import { loadWasm } from "../../../src/workspace/index.js";

const trust = (service: string): string => `jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}" } }]
  })`;

/** Roles that take turns with the two trust policies. */
const roles = (names: readonly string[]): string =>
  names
    .map(
      (name, index) => `
resource "aws_iam_role" "${name}" {
  assume_role_policy = local.${index % 2 === 0 ? "even" : "odd"}
}
resource "aws_dms_s3_endpoint" "${name}" {
  endpoint_id             = "${name}"
  endpoint_type           = "target"
  bucket_name             = "orders"
  service_access_role_arn = aws_iam_role.${name}.arn
}
`,
    )
    .join("");

/** How often a file that no edit changes is read, and how many edits are offered. */
async function reads(names: readonly string[]): Promise<{ readonly reads: number; readonly offered: number }> {
  const files = new Map([
    [
      "main.tf",
      `locals {\n  even = ${trust("lambda.amazonaws.com")}\n  odd = ${trust("glue.amazonaws.com")}\n}\n${roles(names)}`,
    ],
    ["other.tf", 'resource "aws_s3_bucket" "orders" {\n  bucket = "orders"\n}\n'],
  ]);
  let count = 0;
  const { results } = await lint({
    units: [
      {
        kind: "terraform",
        path: ".",
        files: [...files.keys()],
        rules: new Map([...presetRules("all")].filter(([name]) => name === "role-trust")),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: {
      read: (path) => {
        if (path === "other.tf") count++;
        return files.get(path);
      },
      list: () => [...files.keys()],
    },
    loadWasm,
    rules,
    editProof: "proved",
  });
  const edits = results.flatMap(({ messages }) => messages.flatMap(({ suggestions = [] }) => suggestions));
  return { reads: count, offered: edits.length };
}

it("reads the texts after an edit once, however many findings ask for it", async () => {
  const [few, many] = [await reads(["a", "b"]), await reads(["a", "b", "c", "d", "e", "f"])];
  expect([few.offered, many.offered]).toEqual([2, 6]);
  expect(many.reads).toBe(few.reads);
});
