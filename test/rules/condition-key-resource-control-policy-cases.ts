import type { PolicyCase } from "./policy-forms.js";

const control = (condition: object) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: condition,
});

export const cases: readonly PolicyCase[] = [
  {
    name: "a resource control policy that keeps to an organization",
    type: "rcp",
    statement: [
      control({
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      }),
      control({
        StringNotEqualsIfExists: { "aws:SourceOrgID": "o-a1b2c3d4e5" },
        Bool: { "aws:PrincipalIsAWSService": "true" },
        Null: { "aws:SourceAccount": "false" },
      }),
    ],
  },
  {
    name: "the exemptions written otherwise",
    type: "rcp",
    statement: [
      control({
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
        BoolIfExists: { "aws:PrincipalIsAWSService": "False" },
      }),
      control({
        StringNotEquals: { "aws:PrincipalAccount": "123456789012", "aws:PrincipalIsAWSService": "true" },
      }),
      control({
        StringNotEquals: { "aws:PrincipalAccount": "123456789012" },
        Null: { "aws:PrincipalServiceName": "true" },
      }),
      control({
        StringNotEqualsIfExists: { "aws:SourceOrgID": "o-a1b2c3d4e5" },
        Bool: { "aws:PrincipalIsAWSService": "TRUE" },
        ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" },
      }),
    ],
  },
  {
    name: "exemptions that say the opposite, or nothing",
    codes: ["RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK", "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY"],
    type: "rcp",
    statement: [
      control({
        StringNotEqualsIfExists: { "aws:SourceOrgID": "o-a1b2c3d4e5" },
        Bool: { "aws:PrincipalIsAWSService": "true" },
        Null: { "aws:SourceAccount": "true" },
      }),
      control({
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
        Null: { "aws:PrincipalIsAWSService": "false" },
      }),
      control({
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
        BoolIfExists: { "aws:PrincipalIsAWSService": ["true", "false"] },
      }),
      control({
        StringNotEqualsIfExists: { "aws:SourceOrgID": "o-a1b2c3d4e5" },
        Null: { "aws:PrincipalIsAWSService": "false", "aws:SourceAccount": "true" },
      }),
    ],
    found: [
      ["rcpNull", "aws:SourceOrgID"],
      ["rcpPrincipal", "aws:PrincipalOrgID"],
      ["rcpPrincipal", "aws:PrincipalOrgID"],
      ["rcpService", "aws:SourceOrgID"],
    ],
  },
  {
    name: "a resource control policy that also hits services",
    codes: ["RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY"],
    type: "rcp",
    statement: control({ StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
    found: [["rcpPrincipal", "aws:PrincipalOrgID"]],
  },
  {
    name: "a resource control policy that also hits people",
    codes: ["RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY"],
    type: "rcp",
    statement: control({ StringNotEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } }),
    found: [["rcpService", "aws:SourceOrgID"]],
  },
  {
    name: "a resource control policy that spares people by another source",
    codes: ["RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY"],
    type: "rcp",
    statement: [
      control({ StringNotEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" }, Null: { "aws:SourceAccount": "false" } }),
      control({
        StringNotEqualsIfExists: { "aws:SourceOrgID": "o-a1b2c3d4e5" },
        ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" },
      }),
    ],
    found: [
      ["rcpUnsaid", "aws:SourceOrgID"],
      ["rcpUnsaid", "aws:SourceOrgID"],
    ],
  },
  {
    name: "a resource control policy that hits services which send nothing",
    codes: ["RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK"],
    type: "rcp",
    statement: control({
      StringNotEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" },
      Bool: { "aws:PrincipalIsAWSService": "true" },
    }),
    found: [["rcpNull", "aws:SourceOrgID"]],
  },
];
