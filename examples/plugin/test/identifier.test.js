import { ruleTester } from "dmslint/rule-tester";
import { identifier } from "../identifier.js";

/** An instance with this identifier, on line 6 from column 36 on. */
const instance = (written) => `Parameters:
  Stage: { Type: String }
Conditions: { IsLive: !Equals [!Ref Stage, live] }
Resources:
  Mover: { Type: AWS::DMS::ReplicationInstance, Properties: {
    ReplicationInstanceIdentifier: ${written} } }
`;

/** The range of a value of this length. */
const at = (column, length) => ({ line: 6, column, endLine: 6, endColumn: column + length });

const terraform = (written) => `resource "aws_dms_endpoint" "orders" {
  endpoint_id   = "${written}"
  endpoint_type = "source"
  engine_name   = "postgres"
}
`;

ruleTester.run(identifier, {
  valid: [
    { name: "in lower case, with the prefix", code: instance("acme-mover") },
    { name: "made by AWS", code: instance("!Ref AWS::NoValue") },
    { name: "made by AWS under a condition", code: instance("!If [IsLive, acme-mover, !Ref AWS::NoValue]") },
    { name: "not known", code: instance("!Ref Stage"), skipped: 1 },
    { name: "known for live only", code: instance("!If [IsLive, acme-mover, !Ref Stage]"), skipped: 1 },
    { name: "with another prefix", code: instance("dms-mover"), options: { prefix: "dms-" } },
    { name: "in Terraform", filename: "main.tf", code: terraform("acme-orders") },
  ],
  invalid: [
    {
      name: "in upper case",
      code: instance("Acme-Mover"),
      errors: [
        {
          ...at(36, 10),
          messageId: "upperCase",
          message:
            "DMS stores Acme-Mover in lower case, so Terraform and CloudFormation's drift detection show Mover as changed.",
        },
      ],
      output: instance("acme-mover"),
    },
    {
      name: "without the prefix in one of two cases",
      code: instance("!If [IsLive, acme-mover, test-mover]"),
      errors: [
        {
          ...at(61, 10),
          messageId: "noPrefix",
          data: { resource: "Mover", prefix: "acme-" },
          suggestions: [
            {
              messageId: "addPrefix",
              data: { name: "acme-test-mover" },
              output: instance("!If [IsLive, acme-mover, acme-test-mover]"),
            },
          ],
        },
      ],
    },
    {
      name: "in upper case in Terraform",
      filename: "main.tf",
      code: terraform("Acme-Orders"),
      errors: [{ line: 2, column: 19, endLine: 2, endColumn: 32, messageId: "upperCase" }],
      output: terraform("acme-orders"),
    },
  ],
});
