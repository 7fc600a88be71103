import type { Role, Statement } from "../../model/index.js";
import { display } from "../../rule-kit/index.js";
import { isDmsService } from "./dms-roles.js";

/** The statements of a role's trust policy that let DMS assume it. */
export function trustStatements(role: Role): readonly Statement[] {
  return role.trust
    .flatMap(({ statements }) => statements)
    .filter(
      ({ effect, principals }) =>
        effect === "Allow" && (principals?.items.some(({ text }) => isDmsService(display(text))) ?? false),
    );
}
