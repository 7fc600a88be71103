import { addTo, sole, oncePer } from "../../source/index.js";
import { type Answer, resourceKey, resourcesIn } from "../../iam/index.js";
import { dmsProperties, factType, type OwnRequirements } from "../../knowledge/index.js";
import type { DmsResource, Project, Property, Template } from "../../model/index.js";
import { alternatives, always, and, asText, isSatisfiable, type Formula, type Node } from "../../tree/index.js";

/** What the settings say about the place of the deployment, and answers to facts that no template shows. */
export interface DeploymentContext {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
  /** Answers to facts by name (`bucketVersioningEnabled`). For all other facts, the linted files are asked. */
  readonly facts?: ReadonlyMap<string, Answer>;
  /** What the user requires beyond the facts. */
  readonly requirements?: OwnRequirements;
}

/** Nothing is known about the place of the deployment. */
export const anywhere: DeploymentContext = {};

/** The place of the deployment from the settings. A region is known only if the settings have a single one. */
export const deploymentContextOf = oncePer(
  ({
    account,
    partition,
    regions,
    requirements,
  }: Pick<DeploymentContext, "partition" | "account" | "requirements"> & {
    readonly regions: readonly string[];
  }): DeploymentContext => {
    const region = sole(regions);
    return {
      ...(partition !== undefined && { partition }),
      ...(region !== undefined && { region }),
      ...(account !== undefined && { account }),
      ...(requirements && { requirements }),
    };
  },
);

/** A text that is the same for equal contexts. */
export const contextKeyOf = oncePer((context: DeploymentContext) =>
  JSON.stringify({ ...context, facts: [...(context.facts ?? [])] }),
);

/** A DMS resource with one combination of the choices that matter. Its values contain no choice. */
export interface ResourceVariant {
  readonly project: Project;
  readonly template: Template;
  readonly resource: DmsResource;
  readonly deploymentContext: DeploymentContext;
  /** The properties that name the secrets of the use. */
  readonly secrets: readonly string[];
  readonly choices: ChoiceCombination;
}

export interface ChoiceCombination {
  readonly when: Formula;
  /** Values that replace those of the properties. */
  readonly values: ReadonlyMap<string, Node>;
}

/** The maximum number of combinations that are judged for one use. With more of them, the values are unknown. */
const maximumCombinations = 16;

const noChoice: readonly ChoiceCombination[] = [{ when: always, values: new Map() }];

/** The combinations of the choices in some properties of a resource. */
export function choiceCombinations(resource: DmsResource, ids: readonly string[]): readonly ChoiceCombination[] {
  const choices = ids.flatMap((id) => resource.properties.get(id) ?? []).filter(({ value }) => value.kind === "choice");
  let combinations = noChoice;
  for (const { id, value } of choices) {
    const next = combinations.flatMap((one) =>
      alternatives(value).map((branch) => ({
        when: and(one.when, branch.when),
        values: new Map([...one.values, [id, branch.value]]),
      })),
    );
    combinations = next.filter(({ when }) => isSatisfiable(and(resource.existence, when)) !== false);
    if (combinations.length > maximumCombinations) return [{ when: always, values: new Map(choices.map(undecided)) }];
  }
  return combinations;
}

function undecided({ id, value }: Property): [string, Node] {
  const { location } = value;
  const symbol = { id: `${location.file.path}@${String(location.start)}.${id}`, shape: "any" } as const;
  return [
    id,
    {
      kind: "unknown",
      location,
      symbol,
      reason: "there are too many combinations of conditions",
      origin: { from: "computed" },
    },
  ];
}

/** The value of a property. `undefined` if it is not set. */
export function valueOf({ resource, choices }: ResourceVariant, id: string): Node | undefined {
  const value = choices.values.get(id) ?? resource.properties.get(id)?.value;
  return value?.kind === "null" ? undefined : value;
}

/** The default value of a property. */
export function defaultOf(id: string): string | boolean | null {
  return defaults.get(id) ?? null;
}

const defaults = new Map(dmsProperties.map((property) => [property.id, property.default]));

/** The name of a resource's type in the facts, the same for all formats: `AWS::DMS::Endpoint`. */
export function factTypeOf({ kind }: Pick<DmsResource, "kind">): string {
  return factType(kind) ?? "";
}

/** Tasks and serverless replications of the run that use an endpoint. `possible`: those whose endpoint is not known. */
export interface EndpointTasks {
  readonly certain: readonly DmsResource[];
  readonly possible: readonly DmsResource[];
}

export function tasksOf({ project, template, resource }: ResourceVariant): EndpointTasks {
  const { byEndpoint, open } = tasksIn(project);
  const certain = byEndpoint.get(resourceKey(template, resource.address)) ?? [];
  const possible = (open.get(template) ?? []).filter((task) => !certain.includes(task));
  return { certain, possible };
}

/** Tasks by the endpoints that they name. `open`: tasks with an endpoint that is not known, by template. */
const tasksIn = oncePer((project: Project) => {
  const byEndpoint = new Map<string, DmsResource[]>();
  const open = new Map<Template, DmsResource[]>();
  for (const template of project.templates) {
    for (const task of template.dmsResources) {
      const { endpoints, isOpen } = endpointsOf(task);
      for (const endpoint of endpoints) addTo(byEndpoint, endpoint, task);
      if (isOpen) addTo(open, template, task);
    }
  }
  return { byEndpoint, open };
});

function endpointsOf(task: DmsResource): { readonly endpoints: ReadonlySet<string>; readonly isOpen: boolean } {
  const values = ["task.sourceEndpointArn", "task.targetEndpointArn"].flatMap(
    (id) => task.properties.get(id)?.value ?? [],
  );
  const texts = values.flatMap((value) => alternatives(value).flatMap(({ value: one }) => asText(one) ?? []));
  const isOpen = texts.some((text) => resourcesIn(text).length === 0 && text.parts.some(({ kind }) => kind === "hole"));
  return { endpoints: new Set(texts.flatMap(resourcesIn)), isOpen };
}
