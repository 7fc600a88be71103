import {
  passRoleActions,
  type PolicyHolder,
  creatingByName,
  type CallerStatement,
  rolesToPass,
  allowedOperation,
  mayAllow,
  isOfNetwork,
} from "../../dms/index.js";
import { arnText } from "../../iam/index.js";
import { callerNeeds, guidePolicy, type CallerNeed } from "../../knowledge/index.js";
import type { Statement, Template } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import { writable } from "../shared/new-statements/writable-text.js";
import type { MissingNeed } from "./missing-needs.js";

/** The permissions that the guide lists together with an operation, but that no statement of the caller can allow. */
export interface IncompleteBlock extends CallerStatement {
  readonly operations: readonly string[];
  readonly needs: readonly MissingNeed[];
}

/**
 * The blocks of the guide's policy that a bare policy needs in addition to its DMS actions, each with the statement that
 * allows those actions.
 * https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html#CHAP_Security.IAMPermissions
 */
export function incompleteBlocks(
  context: RuleContext,
  template: Template,
  caller: PolicyHolder,
): readonly IncompleteBlock[] {
  const found = new Map<Statement, IncompleteBlock>();
  for (const block of neededBlocks(context, template, caller)) {
    const needs = block.needs.filter(({ need }) => !mayAllow(caller, need.action));
    const known = found.get(block.statement);
    if (needs.length === 0) continue;
    found.set(block.statement, {
      ...block,
      operations: [...new Set([...(known?.operations ?? []), ...block.operations])],
      needs: [...(known?.needs ?? []), ...needs],
    });
  }
  return [...found.values()];
}

function neededBlocks(context: RuleContext, template: Template, caller: PolicyHolder): readonly IncompleteBlock[] {
  const ofTypes = callerNeeds().flatMap(({ needs }) => {
    const place = creatingByName(caller, needs[0]);
    const ofBlocks = needs.filter((need) => isOfNetwork(need) || isOfTarget(context, need));
    if (!place) return [];
    const all = ofBlocks.map((need) => ({
      need,
      resources: need.resource.map((one) => writable(arnText(one), template)),
    }));
    return [{ ...place, operations: needs.slice(0, 1).map(({ action }) => action), needs: all }];
  });
  const passing = allowedOperation(caller);
  if (!passing || !rolesToPass(context, template, caller, passing)) return ofTypes;
  return [...ofTypes, { ...passing, operations: [passing.operation.action], needs: roleReading(caller) }];
}

/** The needs to read a cluster and to add the role to it. They count only if the settings say that Redshift is a target. */
function isOfTarget({ settings }: RuleContext, { action, need, phases }: CallerNeed): boolean {
  const isOfRedshift = action.startsWith("redshift:") && need === "conditional" && phases.includes("create");
  return isOfRedshift && settings.targets?.includes("redshift") === true;
}

/** Who passes a role also needs to read it. */
function roleReading({ own }: PolicyHolder): readonly MissingNeed[] {
  const statements = own.flatMap(({ document }) => document.statements);
  const passed = statements.filter((statement) => passRoleActions(statement).length > 0);
  const resources = passed.flatMap((statement) => statement.resources?.items.map(({ text }) => text) ?? []);
  const known = callerNeeds()
    .flatMap(({ needs }) => needs)
    .find(({ action }) => action === "iam:GetRole");
  const source = guidePolicy.find(({ id }) => id === "roles")?.source ?? [];
  return known ? [{ need: { ...known, source }, resources }] : [];
}
