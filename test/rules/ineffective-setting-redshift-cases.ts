import type rule from "../../src/rules/ineffective-setting.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { endpoint } from "./ineffective-setting-texts.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

const role = `  Loader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-access-for-endpoint
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: [dms.amazonaws.com, redshift.amazonaws.com] }, Action: "sts:AssumeRole" }
`;

/** A cluster with roles, and an endpoint that loads into it. */
function warehouse(roles: string): string {
  return `Resources:
${role}  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      DBName: sales
${roles}${endpoint("redshift", "target", "ServerName: !GetAtt Warehouse.Endpoint.Address")}`;
}

const otherRole = "arn:aws:iam::123456789012:role/spectrum";

function serverless(roles: string): string {
  return `resource "aws_iam_role" "loader" {
  name               = "dms-loader"
  assume_role_policy = "{}"
}

resource "aws_redshiftserverless_namespace" "sales" {
  namespace_name = "sales"
  iam_roles      = [${roles}]
}

resource "aws_redshiftserverless_workgroup" "sales" {
  workgroup_name = "sales"
  namespace_name = aws_redshiftserverless_namespace.sales.namespace_name
}

resource "aws_dms_endpoint" "sales" {
  endpoint_id   = "sales"
  endpoint_type = "target"
  engine_name   = "redshift"
  server_name   = aws_redshiftserverless_workgroup.sales.endpoint[0].address
  redshift_settings {
    bucket_name             = "sales"
    service_access_role_arn = aws_iam_role.loader.arn
  }
}
`;
}

const unlisted = warehouse(`      IamRoles: ["${otherRole}"]\n`);
const named = changed(
  changed(unlisted, "RoleName: dms-access-for-endpoint", "RoleName: dms-loader"),
  "ServerName: !GetAtt",
  "RedshiftSettings: { ServiceAccessRoleArn: !GetAtt Loader.Arn }\n      ServerName: !GetAtt",
);
const inCircle = changed(named, "RoleName: dms-loader", "Description: !Ref Warehouse\n      RoleName: dms-loader");
const jsonWarehouse = `{
  "Resources": {
    "Loader": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": "dms-loader" } },
    "Warehouse": { "Type": "AWS::Redshift::Cluster", "Properties": { "IamRoles": ["${otherRole}"] } },
    "Endpoint": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "redshift",
        "ServerName": { "Fn::GetAtt": ["Warehouse", "Endpoint.Address"] },
        "RedshiftSettings": { "ServiceAccessRoleArn": { "Fn::GetAtt": ["Loader", "Arn"] } }
      }
    }
  }
}
`;

const terraformUnlisted = serverless(`"${otherRole}"`);

export const valid: readonly ValidCase[] = [
  {
    name: "a cluster that lists the role",
    template: warehouse(`      IamRoles: ["${otherRole}", !GetAtt Loader.Arn]\n`),
  },
  { name: "a cluster that lists none", template: warehouse("") },
  {
    name: "a cluster with a role that is not known",
    template: `Parameters: { Role: { Type: String } }\n${warehouse("      IamRoles: [!Ref Role]\n")}`,
  },
  {
    name: "a cluster with roles that are not known",
    template: `Parameters: { Roles: { Type: CommaDelimitedList } }\n${warehouse("      IamRoles: !Ref Roles\n")}`,
  },
  {
    name: "a cluster from elsewhere",
    template: changed(
      unlisted,
      "!GetAtt Warehouse.Endpoint.Address",
      "sales.c1example.eu-west-1.redshift.amazonaws.com",
    ),
  },
  { name: "a namespace that lists the role", filename: "main.tf", template: serverless("aws_iam_role.loader.arn") },
  {
    name: "a cluster whose roles have a resource of their own",
    filename: "main.tf",
    template: `resource "aws_iam_role" "loader" {
  name               = "dms-loader"
  assume_role_policy = "{}"
}

resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  iam_roles          = ["${otherRole}"]
}

resource "aws_redshift_cluster_iam_roles" "sales" {
  cluster_identifier = aws_redshift_cluster.sales.cluster_identifier
  iam_role_arns      = [aws_iam_role.loader.arn]
}

resource "aws_dms_endpoint" "sales" {
  endpoint_id   = "sales"
  endpoint_type = "target"
  engine_name   = "redshift"
  server_name   = aws_redshift_cluster.sales.dns_name
  redshift_settings {
    service_access_role_arn = aws_iam_role.loader.arn
  }
}
`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a cluster that lists another role",
    template: unlisted,
    errors: [
      {
        messageId: "unlisted",
        ...at(unlisted, `["${otherRole}"]`),
        address: "Resources.Warehouse",
        data: { use: "Endpoint Endpoint", role: "Loader", cluster: "Warehouse", property: "IamRoles" },
        related: [{ ...at(unlisted, "Endpoint", 1), message: "endpoint Endpoint loads into it" }],
      },
    ],
  },
  {
    name: "a cluster that lists another role than the endpoint names",
    template: named,
    errors: [
      {
        messageId: "unlisted",
        ...at(named, `["${otherRole}"]`),
        suggestions: [
          {
            messageId: "listRole",
            data: { role: "Loader", property: "IamRoles", cluster: "Warehouse" },
            output: changed(named, `"${otherRole}"`, `"${otherRole}", !GetAtt Loader.Arn`),
          },
        ],
      },
    ],
  },
  {
    name: "a cluster that lists another role, in JSON",
    filename: "stack.json",
    template: jsonWarehouse,
    errors: [
      {
        messageId: "unlisted",
        ...at(jsonWarehouse, `["${otherRole}"]`),
        suggestions: [
          {
            messageId: "listRole",
            output: changed(jsonWarehouse, `"${otherRole}"`, `"${otherRole}", { "Fn::GetAtt": ["Loader", "Arn"] }`),
          },
        ],
      },
    ],
  },
  {
    name: "a role that waits for the cluster",
    template: inCircle,
    errors: [{ messageId: "unlisted", ...at(inCircle, `["${otherRole}"]`) }],
  },
  {
    name: "a namespace that lists another role",
    filename: "main.tf",
    template: terraformUnlisted,
    errors: [
      {
        messageId: "unlisted",
        ...at(terraformUnlisted, `["${otherRole}"]`),
        address: "aws_redshiftserverless_namespace.sales",
        suggestions: [
          {
            messageId: "listRole",
            data: {
              role: "aws_iam_role.loader",
              property: "iam_roles",
              cluster: "aws_redshiftserverless_namespace.sales",
            },
            output: serverless(`"${otherRole}", aws_iam_role.loader.arn`),
          },
        ],
      },
    ],
  },
];
