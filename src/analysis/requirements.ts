import type { ActionNeed, RoleUse, TrustNeed } from "../knowledge/index.js";
import type { DmsResource, Project, Property, Template } from "../model/index.js";
import type { Formula, Node, Text } from "../tree/index.js";
import type { Answer, Verdict } from "./verdict.js";

/** What the settings say of the place of deployment, and facts that no template tells. */
export interface Surroundings {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
  /** Answers to facts by name (`bucketVersioningEnabled`); one that is not here is unknown. */
  readonly facts?: ReadonlyMap<string, Answer>;
}

/** A use of a role by one DMS resource. */
export interface RoleUseInstance {
  readonly use: RoleUse;
  readonly resource: DmsResource;
  readonly template: Template;
  /** Whether the resource has this use. */
  readonly trigger: Verdict;
  /** The property that names the role, where it is set. */
  readonly property?: Property;
  /** One a combination of the choices that the use depends on; usually one. */
  readonly worlds: readonly UseWorld[];
}

/** A use in the deployments where `when` is true. */
export interface UseWorld {
  readonly when: Formula;
  /** The value that names the role, free of choices. */
  readonly role?: Node;
  readonly trust: readonly TrustRequirement[];
  readonly actions: readonly ActionRequirement[];
}

export interface TrustRequirement {
  readonly need: TrustNeed;
  readonly service: Text;
  readonly applies: Verdict;
}

export interface ActionRequirement {
  readonly need: ActionNeed;
  readonly applies: Verdict;
  readonly resources: readonly RequiredResource[];
}

/** A resource that an action is needed on; more than one reading where the value can be read in more than one way. */
export interface RequiredResource {
  readonly pattern: string;
  readonly readings: readonly Text[];
  /** Why there is no reading. */
  readonly reason?: string;
}

/** The uses of roles that a DMS resource has, or may have. */
export function usesOf(
  _project: Project,
  _template: Template,
  _resource: DmsResource,
  _surroundings: Surroundings = {},
): readonly RoleUseInstance[] {
  throw new Error("being written");
}
