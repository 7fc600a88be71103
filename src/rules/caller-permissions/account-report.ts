import { isGuarded, isOfDeployment, isOfNetwork } from "../../dms/index.js";
import type { DmsResource } from "../../model/index.js";
import type { Report, RuleContext } from "../../rule-kit/index.js";
import { unmetByAccountCaller } from "../shared/account-caller.js";
import { nameOf } from "../shared/names.js";
import { missingNeedData } from "./missing-needs.js";

const causes = ["missing", "denied", "boundary"] as const;

type Reported = Report<(typeof causes)[number], "users" | "permissions" | "first" | "source" | "actions">;

/** Reports at a resource what the caller in the account lacks to deploy it: no linted file has its policies. */
export function reportUnmetInAccount(context: RuleContext<Reported>, resource: DmsResource): void {
  const unmet = unmetByAccountCaller(context, resource, (need) => isOfDeployment(need) && !isOfNetwork(need));
  for (const cause of causes) {
    const needs = unmet
      .filter(({ verdict }) => (verdict.cause ?? "missing") === cause)
      .filter(({ need }) => cause !== "denied" || !isGuarded(need))
      .map(({ lackingResources, need }) => ({ need, resources: lackingResources }));
    if (needs.length === 0) continue;
    const data = { users: [nameOf(resource)], ...missingNeedData(needs) };
    context.report({ node: resource, address: resource.address, messageId: cause, data });
  }
}
