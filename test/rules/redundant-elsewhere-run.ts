import { dirname } from "node:path";
import rule from "../../src/rules/no-redundant-element.js";
import { lint } from "../../src/linter/index.js";
import { loadWasm } from "../../src/workspace/index.js";

/** What is said and what `--fix` makes of the files; `values`: what settings give for parameters and variables. */
export async function judged(
  files: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly said: readonly string[]; readonly changed: readonly string[] }> {
  const paths = Object.keys(files);
  const [first = ""] = paths;
  const isTerraform = first.endsWith(".tf");
  const { results } = await lint({
    units: [
      {
        kind: isTerraform ? "terraform" : "cloudformation",
        path: isTerraform ? "." : first,
        files: isTerraform ? paths.filter((path) => !path.includes("/") && path.endsWith(".tf")) : paths,
        rules: new Map([[rule.name, { severity: "error", options: {} } as const]]),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: values, variables: values },
      },
    ],
    reader: {
      read: (path) => files[path],
      list: (folder) => paths.filter((path) => dirname(path) === folder),
    },
    loadWasm,
    rules: [rule],
    fix: "none",
  });
  const messages = results.flatMap((result) => result.messages);
  return {
    said: messages.map(({ messageId, message }) => messageId ?? message),
    changed: messages.filter(({ fixes }) => fixes).map(({ messageId }) => messageId ?? ""),
  };
}

export const silent = { said: [], changed: [] };

export const data = "arn:aws:s3:::data/*";

export const policy = (lists: string, more = ""): string => `${more}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      ${lists}
    }]
  })
}
`;
