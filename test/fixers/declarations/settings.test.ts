import type { Template } from "../../../src/model/index.js";
import { fixer, type Fixer, type IamEdit } from "../../../src/rule-kit/index.js";
import type { Entry, Mapping } from "../../../src/tree/index.js";
import { testEdits, text, type Edit } from "../edit-case.js";

/** The properties of the only resource. */
function propertiesOf({ resources }: Template): Mapping {
  const [only] = resources.values();
  if (!only) throw new Error("there is no resource");
  return only.properties;
}

function entriesNamed({ entries }: Mapping, names: readonly string[]): readonly Entry[] {
  return entries.filter(({ key }) => names.includes(key.text));
}

const remove =
  (...names: readonly string[]): Edit =>
  (template) => {
    const properties = propertiesOf(template);
    return fixer.remove(properties, entriesNamed(properties, names));
  };

const listMore =
  (name: string): ((template: Template) => readonly IamEdit[]) =>
  (template) => {
    const properties = propertiesOf(template);
    return entriesNamed(properties, [name]).map((entry) => fixer.appendItem(properties, entry, text("more")));
  };

const several =
  (edits: (fixer: Fixer, properties: Mapping) => readonly IamEdit[]) =>
  (template: Template): readonly IamEdit[] =>
    edits(fixer, propertiesOf(template));

/** Sets two properties in the place of one: what is written at one place stays in order. */
const exchange = (gone: string, ...names: readonly string[]): ReturnType<typeof several> =>
  several((fixer, properties) => {
    const removed = entriesNamed(properties, [gone]);
    if (removed.length === 0) return [];
    return [
      fixer.remove(properties, removed),
      ...names.map((name) => fixer.setProperty(properties, name, text("new"))),
    ];
  });

testEdits("YAML: settings", "stack.yaml", [
  {
    name: "entries of a mapping",
    text: `Resources:
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EngineName: mysql[-
      Username: dms # the user
      Password:
        Fn::Sub: secret-]
      # the database
      DatabaseName: orders[-
      Port: 3306-]
`,
    edit: remove("Username", "Password", "Port"),
  },
  {
    name: "an entry between brackets",
    text: `Resources:
  Source:
    Type: AWS::DMS::Endpoint
    Properties: { EngineName: mysql[-, Port: 3306-] }
`,
    edit: remove("Port"),
  },
  {
    name: "all entries",
    text: `Resources:
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      Port: 3306
`,
    edit: remove("Port"),
  },
  {
    name: "an item of a list",
    text: `Resources:
  Cluster:
    Type: AWS::Redshift::Cluster
    Properties:
      IamRoles:
        - arn:aws:iam::123456789012:role/one{+
        - more+}
`,
    edit: listMore("IamRoles"),
  },
  {
    name: "properties in the place of one",
    text: `Resources:
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EngineName: s3[-
      KmsKeyId: key-]{+
      One: new
      Two: new+}
`,
    edit: exchange("KmsKeyId", "One", "Two"),
  },
]);

testEdits("JSON: settings", "stack.json", [
  {
    name: "entries of a mapping",
    text: `{
  "Resources": {
    "Source": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        [-"Username": "dms",
        -]"EngineName": "mysql"[-,
        "Port": 3306-]
      }
    }
  }
}
`,
    edit: remove("Username", "Port"),
  },
  {
    name: "an item of a list",
    text: `{
  "Resources": {
    "Cluster": {
      "Type": "AWS::Redshift::Cluster",
      "Properties": { "IamRoles": ["one"{+, "more"+}] }
    }
  }
}
`,
    edit: listMore("IamRoles"),
  },
]);

testEdits("Terraform: settings", "main.tf", [
  {
    name: "attributes of a block",
    text: `resource "aws_dms_endpoint" "source" {
  engine_name = "mysql"[-
  username    = "dms" # the user
  password    = join("", [
    "a",
  ])-]
  endpoint_id = "orders"[-
  port        = 3306-]
}
`,
    edit: remove("username", "password", "port"),
  },
  {
    name: "an attribute on the line of others",
    text: 'resource "aws_dms_endpoint" "source" { engine_name = "mysql" }\n',
    edit: remove("engine_name"),
  },
  {
    name: "an item of a list",
    text: `resource "aws_redshift_cluster" "this" {
  iam_roles = [
    "one",{+
    "more",+}
  ]
}
`,
    edit: listMore("iam_roles"),
  },
  {
    name: "a list that a variable gives",
    text: `variable "roles" {
  default = ["one"]
}

resource "aws_redshift_cluster" "this" {
  iam_roles = var.roles
}
`,
    edit: listMore("iam_roles"),
  },
  {
    name: "properties in the place of one",
    text: `resource "aws_dms_s3_endpoint" "this" {
  bucket_name = "landing"[-
  kms_key_arn = "key"-]
{+  one         = "new"
  two         = "new"
+}}
`,
    edit: exchange("kms_key_arn", "one", "two"),
  },
]);
