export function yamlTo(service: string): string {
  return `, Condition: { StringEquals: { "iam:PassedToService": ${service} } }`;
}

export function blockTo(service: string): string {
  return `
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["${service}"]
    }
`;
}

const arn = "arn:aws:iam::123456789012:role/dms-landing";
export const key = "iam:PassedToService";

export function on(action: string | readonly string[], condition?: object): object {
  return { Effect: "Allow", Action: action, Resource: arn, ...(condition && { Condition: condition }) };
}

export const dms = { Effect: "Allow", Action: "dms:*", Resource: "*" };
