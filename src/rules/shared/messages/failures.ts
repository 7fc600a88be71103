import type { DmsKind, DmsResource } from "../../../model/index.js";

/** What AWS answers, and when, if a role is not right. */
interface Consequences {
  /** When AWS denies what a role is not allowed, and to what. */
  readonly denied: string;
  /** What fails if DMS may not assume a role. It may try that already when the resource is created. */
  readonly untrusted: string;
}

const usual: Consequences = {
  denied: "The deployment succeeds, but the connection test or the task fails with AccessDenied.",
  untrusted: "Creating the resource, the connection test or the task",
};

/** Of those that have no connection test, or no task. */
const others: Partial<Record<DmsKind, Consequences>> = {
  DmsReplicationTask: {
    denied: "The deployment succeeds, but the task fails with AccessDenied.",
    untrusted: "Creating the task or starting it",
  },
  DmsDataProvider: {
    denied: "The deployment succeeds, but migration projects fail with AccessDenied when they use it.",
    untrusted: "Creating the data provider or using it in a migration project",
  },
  DmsMigrationProject: {
    denied: "The deployment succeeds, but whoever uses the project gets AccessDenied.",
    untrusted: "Creating the project or using it",
  },
  DmsDataMigration: {
    denied: "The deployment succeeds, but the data migration fails with AccessDenied when it is started.",
    untrusted: "Creating the data migration or starting it",
  },
  DmsStartReplicationTaskAssessmentRun: {
    denied: "The assessment run fails with AccessDenied.",
    untrusted: "The assessment run",
  },
};

const failureOf = (kind: DmsKind): Consequences => others[kind] ?? usual;

/** What fails if a role is not allowed what a resource needs. */
export function failureOfUse({ kind }: Pick<DmsResource, "kind">): string {
  return failureOf(kind).denied;
}

/** What fails if DMS may not assume the role of these resources. */
export function failureOfTrust(resources: Iterable<Pick<DmsResource, "kind">>): string {
  const [act, ...more] = new Set([...resources].map(({ kind }) => failureOf(kind).untrusted));
  const shown = act === undefined || more.length > 0 ? "Creating the resources or using them" : act;
  return `${shown} fails: "… is not authorized to perform: sts:AssumeRole".`;
}
