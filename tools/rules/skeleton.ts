/** The three files of a new rule, by path. */
export function skeletonOf(name: string): ReadonlyMap<string, string> {
  return new Map([
    [`src/rules/${name}.ts`, ruleText(name)],
    [`test/rules/${name}.test.ts`, testText(name)],
    [`docs/rules/${name}.md`, pageSkeleton(name)],
  ]);
}

function ruleText(name: string): string {
  return `import { defineRule } from "../rule-kit/index.js";

export default defineRule({
  name: "${name}",
  meta: {
    type: "problem",
    docs: { description: "Require that statements do not allow every action" },
    messages: {
      everyAction: "This statement allows every action. Its holder can do whatever the account can.",
    },
  },
  create(context) {
    return {
      ActionPattern({ location, text }, { address }) {
        const [part, ...others] = text.parts;
        if (part?.kind === "hole") return context.skip({ location, address }, part.reason);
        if (part?.text !== "*" || others.length > 0) return;
        context.report({ node: { location }, address, messageId: "everyAction" });
      },
    };
  },
});
`;
}

function testText(name: string): string {
  return `import rule from "../../src/rules/${name}.js";
import { ruleTester } from "../../src/rule-tester/index.js";

function policy(action: string): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
}

ruleTester.run(rule, {
  valid: [{ name: "one action", filename: "policy.json", template: policy("dms:DescribeEndpoints") }],
  invalid: [
    {
      name: "every action",
      filename: "policy.json",
      template: policy("*"),
      errors: [{ messageId: "everyAction", address: "Statement[0]", line: 1, column: 65, endLine: 1, endColumn: 68 }],
    },
  ],
});
`;
}

function pageSkeleton(name: string): string {
  const fence = "```";
  return `# ${name}

<!-- header -->
<!-- /header -->

## Why

What goes wrong without it, with AWS's own words where there are some.

## Examples

Incorrect:

${fence}json incorrect
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }
${fence}

Correct:

${fence}json correct
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "dms:DescribeEndpoints", "Resource": "*" }] }
${fence}

## When not to use it

When it is meant.
`;
}
