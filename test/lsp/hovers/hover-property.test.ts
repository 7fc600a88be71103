import { join } from "node:path";
import { expect, it } from "vitest";
import { workspace } from "../../workspace/workspace.js";
import { positionOf } from "../asking.js";
import { sharedServer } from "../server-process.js";

const shared = sharedServer();

const stack = (settings: string): string => `Resources:
  Role:
    Type: AWS::IAM::Role
  Lake:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: ${settings}
`;

it.each<[string, string, string]>([
  ["above its value", "ServiceAccessRoleArn", "\n        ServiceAccessRoleArn:\n          Fn::GetAtt: [Role, Arn]"],
  ["beside another one", "ServiceAccessRoleArn", "{ BucketFolder: a, ServiceAccessRoleArn: !GetAtt Role.Arn }"],
])("hovering over the name of a property, %s, says who uses its role", async (_, name, settings) => {
  expect(await hover(name, settings)).toContain("uses role **Role**");
});

it("hovering over another property on the same line says nothing of the role", async () => {
  expect(await hover("BucketFolder", "{ BucketFolder: a, ServiceAccessRoleArn: !GetAtt Role.Arn }")).toBeUndefined();
});

async function hover(word: string, settings: string): Promise<string | undefined> {
  const [server, path] = [await shared(), join(workspace({}), "stack.yaml")];
  await server.open(path, stack(settings));
  return server.hover(path, positionOf(word, stack(settings)));
}
