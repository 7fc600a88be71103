import { describe, expect, it } from "vitest";
import { textOf } from "../../../../src/source/index.js";
import { display } from "../../../../src/tree/index.js";
import { formula } from "../terraform/module.js";
import { shown, templateOf } from "./template.js";

const addressesOf = async (text: string): Promise<readonly string[]> => [...(await templateOf(text)).resources.keys()];

describe("resources", () => {
  it("stand at their logical id and know their name, ARN and condition", async () => {
    const template = await templateOf(`
Parameters: { Make: { Type: String, AllowedValues: ["yes", "no"], Default: "no" } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
Resources:
  Lake:
    Type: AWS::S3::Bucket
    Condition: Makes
    Properties: { BucketName: !Sub "lake-\${Make}" }
`);
    const lake = template.resources.get("Resources.Lake");
    expect(lake?.name).toBe("Lake");
    expect(lake && formula(lake.existence)).toBe("t.yaml#Parameters.Make=yes");
    // The default "no" is excluded by the condition.
    expect(shown(lake?.physicalName)).toBe("lake-<Parameters.Make>");
    expect(lake?.location.file.text.slice(lake.location.start, lake.location.end)).toBe("Lake");
  });

  it("are unrolled from loops", async () => {
    const text = `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Buckets:
    - Name
    - [In, Out]
    - "Bucket\${Name}":
        Type: AWS::S3::Bucket
        Properties: { BucketName: !Sub "data-\${Name}" }
  Task:
    Type: Custom::Task
    DependsOn: BucketIn
    Properties: { Of: !GetAtt BucketOut.Arn }
`;
    const template = await templateOf(text);
    expect([...template.resources.keys()]).toEqual(["Resources.BucketIn", "Resources.BucketOut", "Resources.Task"]);
    expect(shown(template.resources.get("Resources.BucketOut")?.physicalName)).toBe("data-Out");
    expect(template.incompleteReason).toBeUndefined();
  });

  it("are not all there where loops make too many, which is said", async () => {
    const names = Array.from({ length: 1001 }, (_, at) => `N${at}`);
    const template = await templateOf(`
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Buckets: [Name, [${names.join(", ")}], { "Bucket\${Name}": { Type: AWS::S3::Bucket } }]
`);
    const reason = "a part was left out, because the loops make more than 1,000 turns";
    expect(template.unread).toMatchObject([{ address: "Resources.Fn::ForEach::Buckets", reason }]);
    expect(template.unread?.map(({ location }) => textOf(location))).toEqual(["Fn::ForEach::Buckets"]);
  });

  it("names templates that follow the first one of a file", async () => {
    const one = (id: string): string => `Resources: { ${id}: { Type: AWS::S3::Bucket } }`;
    const { resources, unread = [] } = await templateOf(`${one("A")}\n---\nkind: Other\n---\n${one("B")}`);
    expect([...resources.keys()]).toEqual(["Resources.A"]);
    expect(unread).toMatchObject([{ address: "Resources", reason: "only the first template of a file is read" }]);
    expect(unread.map(({ location }) => location.file.text.slice(location.start))).toEqual([one("B")]);
  });

  it("made by a loop have their own names, types, conditions and references", async () => {
    const template = await templateOf(`
Transform: AWS::LanguageExtensions
Parameters: { Stage: { Type: String } }
Conditions: { HasIn: !Equals [!Ref Stage, in], HasOut: !Equals [!Ref Stage, out] }
Resources:
  Fn::ForEach::Buckets:
    - Name
    - [In, Out]
    - "Bucket\${Name}":
        Type: AWS::S3::Bucket
        Condition: Has\${Name}
        Properties: { BucketName: "data-\${Name}" }
      "Task\${Name}":
        Type: Custom::\${Name}
        Properties: { Of: !Sub "\${Bucket\${Name}.Arn}/x" }
`);
    const { resources } = template;
    const shownIn = (address: string): unknown => {
      const { physicalName, existence, type } = resources.get(address) ?? {};
      return [shown(physicalName), type, existence && formula(existence)];
    };
    expect(shownIn("Resources.BucketIn")).toEqual(["data-In", "AWS::S3::Bucket", "t.yaml#Parameters.Stage=in"]);
    expect(shownIn("Resources.BucketOut")).toEqual(["data-Out", "AWS::S3::Bucket", "t.yaml#Parameters.Stage=out"]);
    const task = resources.get("Resources.TaskOut");
    expect(task?.type).toBe("Custom::Out");
    expect(task?.dependencies.map(({ on }) => on)).toEqual(["Resources.BucketOut"]);
  });

  it("wait for what DependsOn names and for what they refer to", async () => {
    const template = await templateOf(`
Resources:
  A: { Type: AWS::S3::Bucket }
  B: { Type: AWS::S3::Bucket }
  C: { Type: AWS::S3::Bucket }
  D:
    Type: Custom::D
    DependsOn: [A, Nothing]
    Properties: { X: !Ref B, Y: !Sub "\${C.Arn}/\${AWS::Region}/\${!A}" }
`);
    const waits = template.resources.get("Resources.D")?.dependencies.map(({ on, how, reason }) => [on ?? reason, how]);
    expect(waits).toEqual([
      ["Resources.A", "given"],
      ["Nothing is not declared in this template", "given"],
      ["Resources.B", "implied"],
      ["Resources.C", "implied"],
    ]);
  });

  it("that refer to each other in a circle end", async () => {
    const circle = `
Resources:
  A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref B } }
  B: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref A } }
`;
    expect(await addressesOf(circle)).toEqual(["Resources.A", "Resources.B"]);
  });
});

describe("what may be in a template and is not seen", () => {
  it.each([
    ["Transform: AWS::Serverless-2016-10-31", undefined],
    ["Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]", undefined],
    ["Transform: [AWS::LanguageExtensions, Ours]", "the macro Ours may add resources"],
    ["Transform: { Name: AWS::Include }", "the macro AWS::Include may add resources"],
  ])("%s", async (transform, incompleteReason) => {
    const template = await templateOf(`${transform}\nResources: { A: { Type: AWS::S3::Bucket } }`);
    expect(template.incompleteReason).toBe(incompleteReason);
  });

  it("modules and included resources", async () => {
    expect((await templateOf("Resources: { M: { Type: Own::S3::Bucket::MODULE } }")).incompleteReason).toBe(
      "the module M may contain resources",
    );
    // As Rain has them.
    const local = "Modules: { R: { Source: ./roles.yaml } }\nResources: { A: { Type: AWS::S3::Bucket } }";
    expect((await templateOf(local)).incompleteReason).toBe("the module R may contain resources");
    const included = "AWSTemplateFormatVersion: x\nResources: { 'Fn::Transform': { Name: AWS::Include } }";
    expect((await templateOf(included)).incompleteReason).toBe("Fn::Transform may add resources");
  });
});

describe("roles and policies", () => {
  it("are read with what they hold", async () => {
    const template = await templateOf(`
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: loader
      AssumeRolePolicyDocument:
        Statement: { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }
      ManagedPolicyArns: [!Ref Managed, !Sub "arn:\${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess"]
      Policies:
        - PolicyName: inline
          PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] }
  Managed:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref Role]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }] }
  Attached:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: attached
      Roles: [loader]
      PolicyDocument: '{ "Statement": { "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" } }'
  Single:
    Type: AWS::IAM::RolePolicy
    Properties: { RoleName: !Ref Role, PolicyName: single, PolicyDocument: { Statement: [] } }
  BucketPolicy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: b, PolicyDocument: { Statement: [] } }
  Guard:
    Type: AWS::Organizations::Policy
    Properties: { Type: SERVICE_CONTROL_POLICY, Content: { Statement: [] } }
`);
    const [role] = template.principals;
    expect(role && display(role.name)).toBe("loader");
    expect(role?.trust).toHaveLength(1);
    expect(role?.inlinePolicies).toHaveLength(1);
    expect(role?.managedPolicyArns.items.map(({ text }) => shown(text))).toEqual([
      "arn:<aws:partition>:iam::<aws:account>:policy/<Resources.Managed/name>",
      "arn:<aws:partition>:iam::aws:policy/AmazonS3FullAccess",
    ]);
    expect(template.managedPolicies).toHaveLength(1);
    expect(
      template.attachments.map(({ address, roles }) => [address, roles.items.map(({ text }) => display(text))]),
    ).toEqual([
      ["Resources.Managed", ["loader"]],
      ["Resources.Attached", ["loader"]],
      ["Resources.Single", ["loader"]],
    ]);
    expect(template.documents.map(({ address, document }) => [address, document.policyType])).toEqual([
      ["Resources.Role", "trust"],
      ["Resources.Role", "identity"],
      ["Resources.Managed", "identity"],
      ["Resources.Attached", "identity"],
      ["Resources.Single", "identity"],
      ["Resources.BucketPolicy", "resource"],
      ["Resources.Guard", "scp"],
    ]);
  });

  it("that SAM makes for a function are known by their names", async () => {
    const template = await templateOf(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Starter:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - AmazonS3ReadOnlyAccess
        - Statement: [{ Effect: Allow, Action: "dms:StartReplicationTask", Resource: "*" }]
        - S3ReadPolicy: { BucketName: b }
  WithRole:
    Type: AWS::Serverless::Function
    Properties: { Role: !GetAtt StarterRole.Arn }
`);
    const [role, ...others] = template.principals;
    expect(others).toEqual([]);
    expect(role?.logicalName).toBe("StarterRole");
    expect(role?.inlinePolicies).toHaveLength(1);
    expect(role?.managedPolicyArns.items.map(({ text }) => display(text))).toEqual([
      "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
    ]);
    expect(role?.incompletePoliciesReason).toBe("the SAM policy template S3ReadPolicy is not read");
    expect(shown(template.resources.get("Resources.WithRole")?.properties)).toEqual({
      Role: "arn:<aws:partition>:iam::<aws:account>:role/<Resources.StarterRole/name>",
    });
  });

  it("of a generated template are not edited", async () => {
    const template = await templateOf(
      '{ "Resources": { "R": { "Type": "AWS::S3::Bucket", "Metadata": { "aws:cdk:path": "S/R" } } } }',
    );
    expect(template.isEditable).toBe(false);
  });
});
