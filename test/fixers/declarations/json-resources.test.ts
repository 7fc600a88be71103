import { nameVpcRole, setPath, waitFor } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { indents, resource } from "../json-texts.js";

testEdits(
  "JSON: change a resource",
  "stack.json",
  [
    {
      name: "wait for one",
      text: resource(
        "AWS::DMS::ReplicationSubnetGroup",
        `,{+
      "DependsOn": "Role",+}
      "Properties": {}`,
      ),
      edit: waitFor("Resources.One", "Resources.Role"),
    },
    {
      name: "wait for several",
      text: resource(
        "AWS::DMS::ReplicationSubnetGroup",
        `{+,
      "DependsOn": [
        "Role",
        "Policy"
      ]+}`,
      ),
      edit: waitFor("Resources.One", "Resources.Role", "Resources.Policy"),
    },
    {
      name: "wait for one more",
      text: resource("AWS::DMS::ReplicationSubnetGroup", `,\n      "DependsOn": {+[+}"Vpc"{+, "Role"]+}`),
      edit: waitFor("Resources.One", "Resources.Role"),
    },
    {
      name: "wait for one more of a list",
      text: resource(
        "AWS::DMS::ReplicationSubnetGroup",
        `,
      "DependsOn": [
        "Vpc"{+,
        "Role"+}
      ]`,
      ),
      edit: waitFor("Resources.One", "Resources.Role"),
    },
    {
      name: "name a role",
      text: resource("AWS::IAM::Role", `,\n      "Properties": {{+"RoleName": "dms-vpc-role"+}}`),
      edit: nameVpcRole,
    },
    {
      name: "name a role otherwise",
      text: resource(
        "AWS::IAM::Role",
        `,
      "Properties": {
        "RoleName": [-{
          "Ref": "AWS::StackName"
        }-]{+"dms-vpc-role"+},
        "Path": "/"
      }`,
      ),
      edit: nameVpcRole,
    },
    {
      name: "set another property",
      text: resource("AWS::IAM::Role", `,\n      "Properties": { "Path": [-"/"-]{+"/dms/"+} }`),
      edit: setPath,
    },
  ],
  indents,
);
