import rule from "../../src/rules/trust-scope.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import * as accountCases from "./trust-scope-account-cases.js";
import * as regionCases from "./trust-scope-region-cases.js";
import * as serviceTerraformCases from "./trust-scope-service-terraform-cases.js";
import { dms, json, yaml } from "./trust-scope-texts.js";
import { yamlFunction as lambda, yamlS3Target as s3 } from "./texts.js";

const withGlue = yaml(["{ Service: [dms.amazonaws.com, glue.amazonaws.com] }"]);
const glue = "{ Service: glue.amazonaws.com }";
const ofItsOwn = yaml([dms, glue]);
const two = yaml([dms, "{ Service: [glue.amazonaws.com, lambda.amazonaws.com] }"]);
const nobodyElse = yaml([glue]);
const besideRole = yaml([dms, '{ AWS: "arn:aws:iam::123456789012:role/reader", Service: glue.amazonaws.com }']);
const dmsAndRole = yaml([dms, '{ AWS: "arn:aws:iam::123456789012:role/reader" }']);
const jsonGlue = json('["dms.amazonaws.com", "glue.amazonaws.com"]');

ruleTester.run(rule, {
  valid: [
    { name: "DMS alone", template: yaml([dms]) },
    { name: "DMS alone in a list", template: yaml(["{ Service: [dms.amazonaws.com] }"]) },
    { name: "a role beside DMS", template: dmsAndRole },
    {
      name: "a service that an exported role is for",
      template: `${withGlue}Outputs:\n  Arn: { Value: !GetAtt Role.Arn }\n`,
    },
    {
      name: "a service that a role in an output of several values is for",
      template: `${withGlue}Outputs: { Arns: { Value: !Sub "\${Role.Arn},x", Export: { Name: roles } } }\n`,
    },
    { name: "DMS alone in JSON", filename: "stack.json", template: json('["dms.amazonaws.com"]') },
    {
      name: "services that some use needs",
      template: yaml(["{ Service: [dms.amazonaws.com, redshift.amazonaws.com] }"]),
    },
    {
      name: "a service that uses the role as well",
      template: yaml(["{ Service: [dms.amazonaws.com, lambda.amazonaws.com] }"], s3 + lambda),
    },
    {
      name: "a role that no DMS resource names",
      template: yaml(["{ Service: [dms.amazonaws.com, glue.amazonaws.com] }"], ""),
    },
    {
      name: "a role of another service",
      template: yaml(["{ Service: [lambda.amazonaws.com, edgelambda.amazonaws.com] }"], lambda),
    },
    ...accountCases.valid,
    ...regionCases.valid,
    ...serviceTerraformCases.valid,
  ],
  invalid: [
    {
      name: "a service that no use needs",
      template: withGlue,
      errors: [
        {
          messageId: "service",
          ...at(withGlue, "glue.amazonaws.com"),
          data: { role: "Role", service: "glue.amazonaws.com" },
          suggestions: [
            {
              messageId: "removeService",
              data: { role: "Role", service: "glue.amazonaws.com" },
              output: yaml(["{ Service: [dms.amazonaws.com] }"]),
            },
          ],
        },
      ],
    },
    {
      name: "a service in a statement of its own",
      template: ofItsOwn,
      errors: [
        {
          messageId: "service",
          ...at(ofItsOwn, "glue.amazonaws.com"),
          suggestions: [{ messageId: "removeService", output: yaml([dms]) }],
        },
      ],
    },
    {
      name: "two services in a statement of their own",
      template: two,
      errors: ["glue.amazonaws.com", "lambda.amazonaws.com"].map((service) => ({
        messageId: "service",
        ...at(two, service),
        suggestions: [{ messageId: "removeService", output: yaml([dms]) }],
      })),
    },
    {
      name: "a service and nobody else",
      template: nobodyElse,
      errors: [
        {
          messageId: "service",
          ...at(nobodyElse, "glue.amazonaws.com"),
        },
      ],
    },
    {
      name: "a service beside a role",
      template: besideRole,
      errors: [
        {
          messageId: "service",
          ...at(besideRole, "glue.amazonaws.com"),
          suggestions: [{ messageId: "removeService", output: dmsAndRole }],
        },
      ],
    },
    {
      name: "a service that no use needs, in JSON",
      filename: "stack.json",
      template: jsonGlue,
      errors: [
        {
          messageId: "service",
          ...at(jsonGlue, '"glue.amazonaws.com"'),
          suggestions: [{ messageId: "removeService", output: json('["dms.amazonaws.com"]') }],
        },
      ],
    },
    ...accountCases.invalid,
    ...regionCases.invalid,
    ...serviceTerraformCases.invalid,
  ],
});
