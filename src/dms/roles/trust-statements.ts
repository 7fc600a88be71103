import { partitions } from "../../knowledge/index.js";
import type { Role, Statement } from "../../model/index.js";
import { display } from "../../tree/index.js";

/** The statements of a role's trust policy that let DMS assume it. */
export function trustStatements(role: Role): readonly Statement[] {
  return role.trust
    .flatMap(({ statements }) => statements)
    .filter((statement) => statement.effect === "Allow" && namesDms(statement));
}

/** Whether DMS is among the principals of a statement. */
export function namesDms({ principals }: Statement): boolean {
  return principals?.items.some(({ text }) => isDmsService(display(text))) ?? false;
}

/** Whether a service is DMS: `dms.amazonaws.com`, or the regional name. */
export function isDmsService(name: string): boolean {
  return (
    partitions.some(({ dnsSuffix }) => name.startsWith("dms.") && name.endsWith(dnsSuffix)) || /^dms\..*\$\{/.test(name)
  );
}
