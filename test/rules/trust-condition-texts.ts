export const dms = "{ Service: dms.amazonaws.com }";

/** A role whose trust policy has these statements (flow mappings). */
export function yaml(statements: readonly string[], name = "dms-landing"): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${name}
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${statements.map((statement) => `          - ${statement}\n`).join("")}`;
}

export function under(condition: string, principal = dms): string {
  return `{ Effect: Allow, Principal: ${principal}, Action: "sts:AssumeRole", Condition: { ${condition} } }`;
}

export function letting(principal: string): string {
  return `{ Effect: Allow, Principal: ${principal}, Action: "sts:AssumeRole" }`;
}
