import { terraformAttachment, terraformRole } from "./texts.js";

export const policy = "service-role/AmazonDMSVPCManagementRole";

export const role = terraformRole("vpc", 'name = "dms-vpc-role"') + terraformAttachment("vpc", policy);

export function waiting(block: string, on: string): string {
  return block.replace(/\}\n$/, `\n  depends_on = [${on}]\n}\n`);
}

export const terraformSubnetsAt = (line: number) =>
  ({ messageId: "noOrder", line, column: 1, endLine: line, endColumn: 51 }) as const;
