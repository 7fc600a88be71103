import { renderEdits } from "../../fixers/index.js";
import { isInMadeFolder, type Role } from "../../model/index.js";
import type { IamEdit } from "../../rule-kit/index.js";
import type { TextEdit } from "../../source/index.js";
import { documentsOf } from "./documents.js";
import type { LeastPolicy } from "../policies/least-policy.js";
import { newStatement } from "./new-statements.js";
import { writtenHoles } from "./policy-entries.js";
import { placeInFile, writable, type PasteContext } from "./writable.js";

/** The name of the policy that is inserted. */
const policyName = "dms-least-policy";

/**
 * The edits that give a role its least policy where it is declared, in the syntax of its file. `withTrust`: they also let
 * the services assume it. `undefined`: the role is not declared here, has several instances or is generated, a part of the policy
 * is not known, or it does not fit into the role.
 */
export function insertedPolicy(policy: LeastPolicy, withTrust: boolean): readonly TextEdit[] | undefined {
  const { holder, holes } = policy;
  const place = placeInFile(holder, holes);
  if (holder.kind !== "declared-role" || !place || /^module\.|\[/.test(holder.role.address)) return undefined;
  const { attachment } = documentsOf(policy);
  if (attachment === "managed" && policy.statements.length > 0) return undefined;
  const { role, template } = holder;
  if (!template.isEditable || isInMadeFolder(role.location.file.path)) return undefined;
  const added: readonly IamEdit[] = [
    ...(policy.statements.length === 0
      ? []
      : [
          {
            kind: "add-policy",
            template,
            role,
            name: policyName,
            statements: statementsOf(policy, place),
            reach: "block",
          } as const,
        ]),
    ...policy.managedPolicies.map((arn) => {
      return { kind: "attach-managed-policy", template, role, arn: writable(arn, place) } as const;
    }),
    ...(withTrust ? trustEdits(policy, role, place) : []),
  ];
  const edits = added.length === 0 ? undefined : renderEdits(added, template);
  return edits && writtenHoles(edits.map(({ text }) => text).join("\n"), policy).length === 0 ? edits : undefined;
}

function statementsOf({ statements }: LeastPolicy, place: PasteContext): ReturnType<typeof newStatement>[] {
  return statements.map((statement) => newStatement(statement, place));
}

function trustEdits({ trust }: LeastPolicy, { trust: written }: Role, place: PasteContext): readonly IamEdit[] {
  const [document, ...others] = written;
  if (!document || others.length > 0) return [];
  const services = trust.flatMap((one) => one.services).map((service) => writable(service, place));
  return services.length === 0 ? [] : [{ kind: "allow-assume", document, services }];
}
