import type { Location as ProtocolLocation, Position } from "vscode-languageserver/node.js";
import { resourceAt, resourceKey } from "../../iam/index.js";
import type { Resource, Template } from "../../model/index.js";
import { sourceFile, type Location, uniqueBy } from "../../source/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { offsetOfPosition } from "../texts/positions.js";
import type { ShownTexts } from "../places/shown-texts.js";
import { mentionsIn, type Mention } from "./mentions.js";

/** Where the resource is declared that stands at a position: a role, a policy, a bucket. */
export function definitionAt(
  position: Position,
  document: OpenDocument,
  shown: ShownTexts,
): readonly ProtocolLocation[] {
  return keysAt(position, document, shown).flatMap((key) => declarationOf(key, shown));
}

/** All places that refer to the resource at a position, in all open units and what they read. */
export function referencesAt(
  position: Position,
  document: OpenDocument,
  withDeclaration: boolean,
  shown: ShownTexts,
): readonly ProtocolLocation[] {
  const keys = new Set(keysAt(position, document, shown));
  const places = [
    ...(withDeclaration ? [...keys].flatMap((key) => declarationOf(key, shown)) : []),
    ...mentions(shown)
      .filter(({ key }) => keys.has(key))
      .map(({ location }) => shown.placeOf(location)),
  ];
  return uniqueBy(places, (place) => JSON.stringify(place));
}

function mentions({ snapshots }: ShownTexts): readonly Mention[] {
  return snapshots.flatMap(({ judged }) => mentionsIn(judged.model));
}

function declarationOf(key: string, shown: ShownTexts): readonly ProtocolLocation[] {
  for (const { judged } of shown.snapshots) {
    const resource = resourceAt(judged.model, key);
    if (resource) return [shown.placeOf(resource.location)];
  }
  return [];
}

/** The keys of the resources at a position: those that the narrowest reference there means, or that is declared there. */
function keysAt(position: Position, { path, text }: OpenDocument, shown: ShownTexts): readonly string[] {
  const at = shown.judgedOffset(path, offsetOfPosition(sourceFile(path, text), position));
  const isHere = ({ end, file, start }: Location): boolean => file.path === path && start <= at && at <= end;
  const here = mentions(shown).filter(({ isImplied, location }) => !isImplied && isHere(location));
  const shortest = Math.min(...here.map(({ location }) => lengthOf(location)));
  const named = here.filter(({ location }) => lengthOf(location) === shortest).map(({ key }) => key);
  if (named.length > 0) return [...new Set(named)];
  return shown.snapshots
    .flatMap(({ judged }) => judged.model.templates)
    .flatMap((template) =>
      resourcesOf(template)
        .filter(({ location }) => isHere(location))
        .map(({ address }) => resourceKey(template, address)),
    );
}

function resourcesOf({ resources }: Template): readonly Resource[] {
  return [...resources.values()];
}

function lengthOf({ end, start }: Location): number {
  return end - start;
}
