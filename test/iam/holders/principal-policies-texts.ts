/** Files with a role `Writer`, and whether it may do something. */
export interface HeldCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly role?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly answer: "yes" | "no" | "unknown";
  readonly why: string;
}

export const document = (action: string, resource = `"*"`, effect = "Allow"): string =>
  `{ Version: "2012-10-17", Statement: [{ Effect: ${effect}, Action: "${action}", Resource: ${resource} }] }`;

export const trust = `{ Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }`;

/** A template with a role `Writer`. */
export const stack = (properties: string, further = ""): string => `
Parameters:
  Policy: { Type: String }
  Name: { Type: String }
  Boundary: { Type: String, Default: "" }
Conditions:
  HasBoundary: !Not [!Equals [!Ref Boundary, ""]]
Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust}
${properties
  .trim()
  .split("\n")
  .map((line) => `      ${line}`)
  .join("\n")}
${further}`;

export const json = (action: string, effect = "Allow"): string =>
  `jsonencode({ Statement = [{ Effect = "${effect}", Action = "${action}", Resource = "*" }] })`;

/** A module with a role `Writer`. */
export const module = (body: string, further = ""): string => `
resource "aws_iam_role" "Writer" {
  assume_role_policy = jsonencode({ Statement = [] })
  ${body}
}
${further}
`;
