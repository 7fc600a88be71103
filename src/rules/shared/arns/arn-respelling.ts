import { groupBy, ownValue } from "../../../rule-kit/index.js";
import { isMisspelling, nearest, patternsOverlap, segment, type ArnShape } from "../../../iam/index.js";

/** Words that people write instead of the resource type in ARNs. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dms: {
    certificate: "cert",
    "event-subscription": "es",
    eventsubscription: "es",
    instance: "rep",
    "replication-instance": "rep",
    replicationinstance: "rep",
    "replication-subnet-group": "subgrp",
    replicationsubnetgroup: "subgrp",
    "replication-task": "task",
    replicationtask: "task",
    replicationconfig: "replication-config",
    "subnet-group": "subgrp",
    subnetgroup: "subgrp",
  },
};

export interface Correction {
  readonly resource: string;
  /** Whether it is certain that this word was intended. */
  readonly isRepair: boolean;
}

/**
 * Corrects the resource type and the separator in the resource part of an ARN. `undefined`: no correction or several
 * corrections are possible.
 */
export function corrected(service: string, resource: string, shapes: readonly ArnShape[]): Correction | undefined {
  const [, word, mark = "", rest] = /^([A-Za-z][\w-]*)([:/])(.+)$/.exec(resource) ?? [];
  if (word === undefined || rest === undefined) return undefined;
  const starts = groupBy(shapes.flatMap(startOf), ([start]) => start);
  const misspelling = ownValue(ownValue(words, service) ?? {}, word.toLowerCase());
  const [only, ...others] = misspelling === undefined ? nearest(word, [...starts.keys()]) : [misspelling];
  const separators = new Set(others.length > 0 ? [] : starts.get(only ?? "")?.map(([, separator]) => separator));
  // Both `bot/*` and `bot:*` are bots of Lex.
  const [separator] = separators.has(mark) ? [mark] : separators;
  if (only === undefined || separator === undefined) return undefined;
  const isRepair = misspelling !== undefined || isMisspelling(word, only, { words: new Set(starts.keys()) });
  // In parameter:/name the separator is there, behind one too many.
  const name = rest.startsWith(separator) ? rest.slice(separator.length) : rest;
  const written = `${only}${separator}${name}`;
  // In `table/orders/` the word is right, and the name is not.
  return shapes.some((shape) => patternsOverlap(written, shape.resource)) ? { resource: written, isRepair } : undefined;
}

/**
 * The word and separator at the start of a resource pattern, for types whose pattern is a word and a name: `task` and
 * `:` for `task:*`.
 */
function startOf({ resource }: ArnShape): readonly (readonly [string, string])[] {
  const [, word, separator] = /^([\w-]+)([:/])\*$/.exec(resource.replace(segment, "*")) ?? [];
  return word === undefined || separator === undefined ? [] : [[word, separator]];
}
