import { addTo } from "../../source/index.js";
import { neededActions } from "../../dms/index.js";
import { matchAction } from "../../iam/index.js";
import { passRoles, type PassRole } from "../../knowledge/index.js";
import type { Settings } from "../../linter/index.js";
import type { ActionPattern, DmsKind, DmsResource, Project } from "../../model/index.js";
import { display } from "../../tree/index.js";
import { judgedUses } from "./role-needs.js";

/** What a hover over an action says: which operations of DMS it allows, and which uses of roles need it. */
export function actionLines(action: ActionPattern, model: Project, settings: Settings | undefined): readonly string[] {
  const lines = [...deployLines(action, model), ...passLines(action), ...useLines(action, model, settings)];
  const rest = lines.length - mostLines;
  return rest > 0 ? [...lines.slice(0, mostLines), `- … and ${String(rest)} more.`] : lines;
}

/** How many lines are shown. A pattern like `dms:*` would give too many. */
const mostLines = 12;

/** The operations with which a deployment creates, changes and deletes each kind of resource. */
const deployments: Readonly<Record<DmsKind, readonly string[]>> = {
  DmsEndpoint: ["CreateEndpoint", "ModifyEndpoint", "DeleteEndpoint"],
  DmsReplicationInstance: ["CreateReplicationInstance", "ModifyReplicationInstance", "DeleteReplicationInstance"],
  DmsReplicationSubnetGroup: [
    "CreateReplicationSubnetGroup",
    "ModifyReplicationSubnetGroup",
    "DeleteReplicationSubnetGroup",
  ],
  DmsReplicationTask: ["CreateReplicationTask", "ModifyReplicationTask", "DeleteReplicationTask"],
  DmsReplicationConfig: ["CreateReplicationConfig", "ModifyReplicationConfig", "DeleteReplicationConfig"],
  DmsCertificate: ["ImportCertificate", "DeleteCertificate"],
  DmsEventSubscription: ["CreateEventSubscription", "ModifyEventSubscription", "DeleteEventSubscription"],
  DmsDataProvider: ["CreateDataProvider", "UpdateDataProvider", "DeleteDataProvider"],
  DmsInstanceProfile: ["CreateInstanceProfile", "UpdateInstanceProfile", "DeleteInstanceProfile"],
  DmsMigrationProject: ["CreateMigrationProject", "UpdateMigrationProject", "DeleteMigrationProject"],
  DmsDataMigration: ["CreateDataMigration", "ModifyDataMigration", "DeleteDataMigration"],
  DmsStartReplicationTaskAssessmentRun: ["StartReplicationTaskAssessmentRun"],
};

function deployLines({ text }: ActionPattern, { templates }: Project): readonly string[] {
  const resources = templates.flatMap(({ dmsResources }) => dmsResources);
  const byAction = new Map<string, DmsResource[]>();
  for (const resource of resources) {
    for (const operation of deployments[resource.kind]) {
      if (matchAction(text, `dms:${operation}`) !== "yes") continue;
      addTo(byAction, operation, resource);
    }
  }
  return [...byAction].map(
    ([operation, all]) =>
      `- Deploying ${all.map(({ address }) => `\`${address}\``).join(", ")} needs \`dms:${operation}\`.`,
  );
}

/** Operations of DMS that pass a role. */
function passLines({ text }: ActionPattern): readonly string[] {
  return passRoles
    .filter(({ action }) => /^dms:/i.test(display(text)) && matchAction(text, action) === "yes")
    .map(passLine);
}

function passLine({ action, passedToService, source: [url] }: PassRole): string {
  const page = url === undefined ? "" : ` ([AWS](${url}))`;
  return `- \`${action}\` passes a role to DMS, if one is given: its caller also needs \`iam:PassRole\` on that role, to \`${passedToService}\`${page}.`;
}

/** The uses of roles in the linted files that need the action. */
function useLines({ text }: ActionPattern, model: Project, settings: Settings | undefined): readonly string[] {
  return model.templates.flatMap((template) =>
    template.dmsResources.flatMap((resource) =>
      judgedUses(model, template, resource, settings).flatMap((use) =>
        neededActions(use)
          .filter(({ need }) => matchAction(text, need.action) === "yes")
          .map(({ need }) => {
            const [url] = need.source;
            const page = url === undefined ? "" : ` ([AWS](${url}))`;
            return `- \`${resource.address}\` needs \`${need.action}\` for ${use.use.title}${page}.`;
          }),
      ),
    ),
  );
}
