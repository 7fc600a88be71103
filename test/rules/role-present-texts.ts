export const roleArn = "arn:aws:iam::123456789012:role/dms";

/** A resource; `settings`: lines under its properties. */
export function resource(type: string, ...settings: readonly string[]): string {
  return `Resources:
  Subject:
    Type: AWS::DMS::${type}
    Properties:
${settings.map((line) => `      ${line}\n`).join("")}`;
}

export function endpoint(engine: string, type: string, ...settings: readonly string[]): string {
  return resource("Endpoint", `EndpointType: ${type}`, `EngineName: ${engine}`, ...settings);
}

export function mysql(...settings: readonly string[]): string {
  return endpoint("mysql", "source", ...settings);
}

export const pair = `MySqlSettings: { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: "${roleArn}" }`;

export const withParameters = (text: string): string => `Parameters:
  Secret: { Type: String }
  Reader: { Type: String }
  Password: { Type: String, NoEcho: true }
  Optional: { Type: String, Default: "" }
${text}`;
