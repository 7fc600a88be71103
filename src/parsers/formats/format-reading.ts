import type { ElementList, PrincipalReference, Resource } from "../../model/index.js";
import type { Mapping, Node, Text } from "../../tree/index.js";

/** Differences in meaning between formats with the same notation. */
export interface FormatReading {
  /** The property that holds a policy document; what null means there differs. */
  readonly document: (properties: Mapping, name: string) => Node | undefined;
  /** Why properties may hold more policies than are seen. */
  readonly openOf: (properties: Mapping) => string | undefined;
  /** The principals or ARNs that a property names; `isOne`: it takes one text, not a list. */
  readonly references: (node: Node | undefined, at: Mapping, isOne: boolean) => ElementList<PrincipalReference>;
  /** What stands for a name or an ARN that is not known; `undefined`: the resource is not read without. */
  readonly unknownText: (resource: Resource, what: "name" | "arn") => Text | undefined;
}
