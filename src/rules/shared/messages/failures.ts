import type { DmsKind, DmsResource } from "../../../model/index.js";

/** When AWS denies what a role is not allowed, and to what: not all resources have a connection test or a task. */
export function failureOfUse({ kind }: Pick<DmsResource, "kind">): string {
  return failures[kind] ?? "The deployment succeeds, but the connection test or the task fails with AccessDenied.";
}

const failures: Partial<Record<DmsKind, string>> = {
  DmsReplicationTask: "The deployment succeeds, but the task fails with AccessDenied.",
  DmsDataProvider: "The deployment succeeds, but migration projects fail with AccessDenied when they use it.",
  DmsMigrationProject: "The deployment succeeds, but whoever uses the project gets AccessDenied.",
  DmsDataMigration: "The deployment succeeds, but the data migration fails with AccessDenied when it is started.",
  DmsStartReplicationTaskAssessmentRun: "The assessment run fails with AccessDenied.",
};

/** What fails if DMS may not assume a role. It may try that already when the resources are created. */
export function failureOfTrust(resources: Iterable<Pick<DmsResource, "kind">>): string {
  const own = [...resources].map(({ kind }) => acts[kind] ?? "Creating the resource, the connection test or the task");
  const [act, ...others] = new Set(own);
  const shown = act === undefined || others.length > 0 ? "Creating the resources or using them" : act;
  return `${shown} fails: "… is not authorized to perform: sts:AssumeRole".`;
}

const acts: Partial<Record<DmsKind, string>> = {
  DmsReplicationTask: "Creating the task or starting it",
  DmsDataProvider: "Creating the data provider or using it in a migration project",
  DmsMigrationProject: "Creating the project or using it",
  DmsDataMigration: "Creating the data migration or starting it",
  DmsStartReplicationTaskAssessmentRun: "The assessment run",
};
