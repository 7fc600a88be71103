import { describe, expect, it } from "vitest";
import rule from "../../src/rules/role-permissions.js";
import { filesOf, lintCase } from "../../src/rule-tester/case-run.js";
import { calculated, constant, refers } from "../parsers/formats/plan/arguments.js";
import { planText } from "../parsers/formats/plan/plan-text.js";

const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf";

/** A module that is deployed already: its plan knows the six characters at the end of the secret's ARN. */
const deployed = (allowed: string): string =>
  planText({
    resources: {
      "aws_secretsmanager_secret.db": { arguments: { name: constant("prod/db") }, computed: { arn: secretArn } },
      "aws_iam_role.access": {
        arguments: { name: constant("access"), assume_role_policy: calculated({ Version: "2012-10-17" }) },
        computed: { arn: "arn:aws:iam::123456789012:role/access" },
      },
      "aws_iam_role_policy.access": {
        arguments: {
          role: refers("aws_iam_role.access.name", "access"),
          policy: calculated({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: allowed }],
          }),
        },
      },
      "aws_dms_endpoint.source": {
        arguments: {
          endpoint_id: constant("source"),
          endpoint_type: constant("source"),
          engine_name: constant("mysql"),
          secrets_manager_arn: refers("aws_secretsmanager_secret.db.arn", secretArn),
          secrets_manager_access_role_arn: refers("aws_iam_role.access.arn", "arn:aws:iam::123456789012:role/access"),
        },
      },
    },
  });

describe("role-permissions in the plan of a deployed module", () => {
  it.each([
    [secretArn, 0],
    [secretArn.replace("AbCdEf", "??????"), 0],
    [secretArn.replace("AbCdEf", "*"), 0],
    // AWS adds no second end to a whole ARN.
    [`${secretArn}-??????`, 1],
    [secretArn.replace("prod/db", "prod/other"), 1],
  ])("a secret, allowed by %s: %i findings", async (allowed, count) => {
    const one = { name: allowed, filename: "plan.json", template: deployed(allowed) };
    const { results } = await lintCase(rule, one, filesOf(one), "none");
    const messages = results.flatMap((result) => result.messages);
    expect(messages.map(({ messageId }) => messageId)).toEqual(Array<string>(count).fill("missing"));
  });
});
