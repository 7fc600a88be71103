import { describe, expect, it } from "vitest";
import type { Location, Position, Range } from "vscode-languageserver/node.js";
import { folderOpener, textIn } from "../asking.js";
import { completer } from "../completion/completed.js";

const open = folderOpener();
const complete = completer();

/** A letter that is two units of UTF-16, a letter with an accent, and a tab, in front of what is asked about. */
const before = '{ "\u{1f600}\té": x }';

const stack = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { Service: dms.amazonaws.com } }] }
  Lake:
    Type: AWS::DMS::Endpoint
    Metadata: ${before}
    Properties: { DatabaseName: "\u{1f600}\té", EndpointType: target, EngineName: s3, S3Settings: { BucketName: b, ServiceAccessRoleArn: !GetAtt Role.Arn } }
`;

interface Ranged {
  readonly range: Range;
}

describe.each([
  ["\\n", stack],
  ["\\r\\n", stack.replaceAll("\n", "\r\n")],
])("with %s at the ends of lines, positions behind other letters", (_end, text) => {
  const files = { "stack.yaml": text };

  it("are those of the editor in diagnostics", async () => {
    const { pathOf, server } = await open(files);
    const { diagnostics } = await server.diagnostics(pathOf("stack.yaml"), 1);
    const found = diagnostics.find(({ code }) => code === "role-permissions");
    expect(found && textIn(found.range, text)).toBe("!GetAtt Role.Arn");
  });

  it("are those of the editor in hovers and definitions", async () => {
    const { askAt } = await open(files);
    const hover = (await askAt("textDocument/hover", "stack.yaml", "!GetAtt")) as Ranged;
    expect(textIn(hover.range, text)).toBe("ServiceAccessRoleArn: !GetAtt Role.Arn");
    const [role] = (await askAt("textDocument/definition", "stack.yaml", "!GetAtt")) as readonly Location[];
    expect(role && textIn(role.range, text)).toBe("Role");
    const service = (await askAt("textDocument/hover", "stack.yaml", "dms.amazonaws.com")) as Ranged;
    expect(textIn(service.range, text)).toBe("dms.amazonaws.com");
  });

  it("are those of the editor in completion", async () => {
    const half = text.replace("!GetAtt Role.Arn }", "| }");
    const { taken } = await complete("stack.yaml", half);
    expect(taken("Role.Arn")).toBe(text);
  });
});

it("says that positions are in UTF-16 units, whatever else the editor could take", async () => {
  const { server } = await open({ "stack.yaml": stack });
  expect(server.initialized.capabilities.positionEncoding ?? "utf-16").toBe("utf-16");
  const far: Position = { line: 99_999, character: 99_999 };
  expect(await server.hover("/nowhere.yaml", far)).toBeUndefined();
});
