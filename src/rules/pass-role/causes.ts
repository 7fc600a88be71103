import type { mayPass, PassedRole, PolicyHolder } from "../../dms/index.js";
import type { Statement } from "../../model/index.js";
import { writtenIn } from "./passing-denied.js";

/** A role, and whether the caller may pass it. */
interface JudgedRole {
  readonly role: PassedRole;
  readonly verdict: ReturnType<typeof mayPass>;
}

/** Roles that a caller may not pass for one cause. */
export interface Forbidden {
  readonly messageId: "denied" | "boundaryForRole" | "missingForRole";
  readonly roles: readonly PassedRole[];
  /** The statements that deny it. */
  readonly deniers: readonly Statement[];
}

const messages = { denied: "denied", boundary: "boundaryForRole", missing: "missingForRole" } as const;

/** The roles that a caller may not pass, by cause: what to change is not the same. */
export function byCause(caller: PolicyHolder, judged: readonly JudgedRole[]): readonly Forbidden[] {
  return (["denied", "boundary", "missing"] as const).flatMap((cause): readonly Forbidden[] => {
    const found = judged.filter(({ verdict }) => verdict.answer === "no" && (verdict.cause ?? "missing") === cause);
    const because = cause === "denied" ? found.flatMap(({ verdict }) => verdict.because) : [];
    const roles = found.map(({ role }) => role);
    return found.length === 0 ? [] : [{ messageId: messages[cause], roles, deniers: writtenIn(caller, because) }];
  });
}
