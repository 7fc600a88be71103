/** The condition as suggestions write it. */
export const condition = ', "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } }';
export const yamlCondition = ", Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } }";

/** The statement that is split off. */
export function split(resource: string): string {
  return `{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": ${resource}${condition} }`;
}

/** At a resource that is `"*"`. */
export const everyRole = (line: number, column: number) =>
  ({ messageId: "everyRole", line, column, endLine: line, endColumn: column + 3 }) as const;
