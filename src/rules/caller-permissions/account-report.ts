import { isGuarded, isOfDeployment, isOfNetwork } from "../../dms/index.js";
import type { DmsResource } from "../../model/index.js";
import type { Report, RuleContext } from "../../rule-kit/index.js";
import { unmetByAccountCaller } from "../shared/callers/account-caller.js";
import { nameOf } from "../shared/messages/names.js";
import { byOrigin, messageFor, missingNeedData, type Cause, type CauseMessage } from "./missing-needs.js";

const causes: readonly Cause[] = ["missing", "denied", "boundary"];

type Reported = Report<CauseMessage, "users" | "permissions" | "first" | "places" | "source" | "actions">;

/** Reports at a resource what the caller in the account lacks to deploy it: no linted file has its policies. */
export function reportUnmetInAccount(context: RuleContext<Reported>, resource: DmsResource): void {
  const unmet = unmetByAccountCaller(context, resource, (need) => isOfDeployment(need) && !isOfNetwork(need));
  if (unmet.length === 0) return;
  for (const cause of causes) {
    const needs = unmet
      .filter(({ verdict }) => (verdict.cause ?? "missing") === cause)
      .filter(({ need }) => cause !== "denied" || !isGuarded(need))
      .map(({ lackingResources, need }) => ({ need, resources: lackingResources }));
    for (const some of byOrigin(needs)) {
      const data = { users: [nameOf(resource)], ...missingNeedData(some) };
      context.report({ node: resource, address: resource.address, messageId: messageFor(cause, some), data });
    }
  }
}
