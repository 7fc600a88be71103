import { describe, expect, it } from "vitest";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

interface Explained {
  readonly named: readonly { readonly address: string }[];
}

const module = `resource "aws_secretsmanager_secret" "orders" {
  name = "prod/orders"
}
resource "aws_secretsmanager_secret" "all" {
  name = "prod"
}
resource "aws_s3_bucket" "orders" {
  bucket = "prod/orders"
}
`;

describe("the resources of the linted files that an error names", () => {
  it.each<[string, readonly string[]]>([
    ["prod/orders-AbCdEf", ["aws_secretsmanager_secret.orders"]],
    ["prod-AbCdEf", ["aws_secretsmanager_secret.all"]],
    ["prod/orders-archive-AbCdEf", []],
    ["prod/orders", ["aws_secretsmanager_secret.orders", "aws_s3_bucket.orders"]],
  ])("include the secret with the ARN …:secret:%s", async (name, expected) => {
    const text = `The secrets_manager get secret value failed: User: arn:aws:sts::111122223333:assumed-role/orders/dms-session-for-replication-engine is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}`;
    const { stdout } = await runMain(workspace({ "main.tf": module }), ["explain", "--output", "json", text, "."]);
    const [error] = JSON.parse(stdout) as readonly Explained[];
    expect(error?.named.map(({ address }) => address)).toEqual(expected);
  });
});
