import { deploymentContextOf, type CallerSearch, type DeploymentContext } from "../dms/index.js";
import type { Services } from "../iam/index.js";
import type { Project, Template } from "../model/index.js";
import { newDraft, type GraphDraft } from "./draft.js";
import { statementNames, type StatementNames } from "./statements.js";

/** A template that was read, with its settings. */
export interface GraphUnit {
  readonly template: Template;
  readonly settings: GraphSettings;
}

export type GraphSettings = CallerSearch["settings"] &
  Parameters<typeof deploymentContextOf>[0] & {
    readonly existingRoles: readonly string[];
    /** The role or user of the account that deploys. */
    readonly callerArn?: string;
    readonly targets?: readonly string[];
    readonly sources?: readonly string[];
  };

/** What a graph is made from. */
export interface GraphSource {
  readonly project: Project;
  readonly services: Services;
  readonly units: readonly GraphUnit[];
}

/** What all parts of the graph are drawn with. */
export interface Scene extends GraphSource {
  readonly draft: GraphDraft;
  readonly statements: StatementNames;
}

export function sceneOf(source: GraphSource): Scene {
  return { ...source, draft: newDraft(), statements: statementNames(source.project) };
}

export function contextOf({ settings }: GraphUnit): DeploymentContext {
  return deploymentContextOf(settings);
}
