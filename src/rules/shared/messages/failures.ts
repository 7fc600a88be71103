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
