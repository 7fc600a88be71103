import type { FileReader, Values } from "../../../values/input.js";
import type { FileTreeCache } from "../../../syntax/file-tree-cache.js";
import { addTo, extended, failure, onceIn, sole, type Result } from "../../../../source/index.js";
import { inRegion } from "../../../values/in-region.js";
import { templateWithFilledIn } from "../../filled-in.js";
import { assembliesOf, environmentIn, type Assemblies } from "./assemblies.js";
import { looksLikeCloudFormation } from "../templates/looks-like.js";
import { nestedIn } from "../templates/nested-stacks.js";
import { isOneOfMany } from "./one-of-many.js";
import { sectionOf, type StackSource } from "./stack.js";

/** A template of the run, with its values. */
export interface TemplateFile {
  readonly path: string;
  readonly values: Values;
}

/** A stack that is a resource of another. */
export interface NestedStackLink {
  /** Paths of the templates. */
  readonly parent: string;
  readonly child: string;
  /** The resource in the parent. */
  readonly logicalId: string;
  /** A loop may create it several times, each time with other values. */
  readonly isInLoop: boolean;
}

/** Which templates nest which. */
export interface StackNesting {
  readonly sources: readonly StackSource[];
  /** Templates that are nested by others and no part of the run themselves. */
  readonly unlistedTemplates: readonly TemplateFile[];
  /** The template of a nested stack. */
  nested(parent: string, logicalId: string): Result<NestedStackLink>;
  /** Why the template of a nested stack is not read, where its file is told. */
  unread(parent: string, logicalId: string): string | undefined;
  nestingsOf(child: string): readonly NestedStackLink[];
  isOneOfMany(child: string): boolean;
  /** The template of a stack that the stack of a template may read by its name: one of the same CDK app. */
  readonly named: Assemblies["stack"];
}

/** Levels of stacks in stacks that are followed. */
const maximumDepth = 16;

interface Found {
  readonly sources: ReadonlyMap<string, StackSource>;
  readonly unlistedTemplates: readonly TemplateFile[];
  readonly nestings: readonly NestedStackLink[];
  readonly unread: ReadonlyMap<string, string>;
}

export function stackNestingOf(files: readonly TemplateFile[], reader: FileReader, trees: FileTreeCache): StackNesting {
  const assemblies = assembliesOf(reader, trees);
  const { unlistedTemplates, nestings, sources, unread } = find(files, reader, trees, assemblies);
  const depths = depthsOf(nestings);
  const byResource = new Map<string, Result<NestedStackLink>>();
  const byChild = new Map<string, NestedStackLink[]>();
  for (const nesting of nestings) {
    const { child, logicalId, parent } = nesting;
    const depth = depths.get(child);
    const key = `${parent}#${logicalId}`;
    if (depth === undefined) byResource.set(key, failure(`the nested stack ${logicalId} nests itself`));
    else if (depth > maximumDepth) byResource.set(key, failure(`the nested stack ${logicalId} is nested too deeply`));
    else {
      byResource.set(key, nesting.isInLoop ? failure(`the nested stack ${logicalId} is created in a loop`) : nesting);
      addTo(byChild, child, nesting);
    }
  }
  const nestingsOf = (child: string): readonly NestedStackLink[] => byChild.get(child) ?? [];
  const many = new Map<string, boolean>();
  const environments = new Map<string, string | undefined>();
  /** Stacks are nested where the outer one is. */
  const environmentOf = (path: string): string | undefined =>
    onceIn(environments, path, () => {
      const outer = new Set(nestingsOf(path).map(({ parent }) => environmentOf(parent)));
      return assemblies.environment(path) ?? sole([...outer]);
    });
  return {
    sources: [...sources.values()].map((source) => placed(source, environmentOf(source.path))),
    unlistedTemplates,
    nested: (parent, logicalId) =>
      byResource.get(`${parent}#${logicalId}`) ??
      failure(`the template of the nested stack ${logicalId} was not found`),
    unread: (parent, logicalId) => unread.get(`${parent}#${logicalId}`),
    nestingsOf,
    isOneOfMany: (child) => onceIn(many, child, () => isOneOfMany(child, nestingsOf)),
    named: assemblies.stack,
  };
}

function placed(source: StackSource, environment: string | undefined): StackSource {
  if (environment === undefined) return source;
  const known = environmentIn(environment);
  const { account, region } = known;
  const values = region === undefined ? source.values : inRegion(source.values, region);
  return extended(source, { ...known, values: account === undefined ? values : extended(values, { account }) });
}

/** Reads the templates, those that they nest, and so on. */
function find(files: readonly TemplateFile[], reader: FileReader, trees: FileTreeCache, assemblies: Assemblies): Found {
  const sources = new Map<string, StackSource>();
  const unlistedTemplates: TemplateFile[] = [];
  const nestings: NestedStackLink[] = [];
  const unread = new Map<string, string>();
  const open = (file: TemplateFile): StackSource | undefined => {
    const source = sourceOf(file, reader, trees);
    return source && { isGenerated: assemblies.holds(file.path), ...source };
  };
  for (const file of files) {
    const source = open(file);
    if (source) sources.set(file.path, source);
  }
  // What is added on the way is gone through as well.
  for (const { path, root, values } of sources.values()) {
    const resources = sectionOf(root, "Resources");
    for (const { assetKey = "", isInLoop, logicalId, ...one } of resources ? nestedIn(resources) : []) {
      const file = one.file ?? assemblies.asset(path, assetKey);
      if (file === undefined) continue;
      if (!sources.has(file)) {
        const source = open({ path: file, values });
        if (!source) {
          const { templateReference } = one;
          if (templateReference !== undefined)
            unread.set(`${path}#${logicalId}`, `${templateReference} ${whyUnread(file, reader)}`);
          continue;
        }
        sources.set(file, source);
        unlistedTemplates.push({ path: file, values });
      }
      nestings.push({ parent: path, child: file, logicalId, isInLoop });
    }
  }
  return { sources, unlistedTemplates, nestings, unread };
}

function whyUnread(path: string, reader: FileReader): string {
  if (reader.read(path) !== undefined) return "is not a CloudFormation template";
  const reason = reader.unreadReason?.(path);
  return reason === undefined ? "was not found, or is outside the root folder" : `cannot be read: ${reason}`;
}

function sourceOf(
  { path, values }: TemplateFile,
  reader: FileReader,
  trees: FileTreeCache,
): Omit<StackSource, "isGenerated"> | undefined {
  const text = reader.read(path);
  if (text === undefined) return undefined;
  const { documents, file } = trees.tree(path, text);
  const root = documents.find(looksLikeCloudFormation);
  return root?.kind === "mapping" ? { path, file, root: templateWithFilledIn(root), values } : undefined;
}

/** How deep each template is nested; those that nest themselves, and what is in them alone, are left out. */
function depthsOf(nestings: readonly NestedStackLink[]): ReadonlyMap<string, number> {
  const children = new Map<string, string[]>();
  const waiting = new Map<string, number>();
  for (const { child, parent } of nestings) {
    addTo(children, parent, child);
    waiting.set(child, (waiting.get(child) ?? 0) + 1);
  }
  const depths = new Map<string, number>();
  const ready = [...children.keys()].filter((path) => !waiting.has(path));
  for (const path of ready) {
    for (const child of children.get(path) ?? []) {
      depths.set(child, Math.max(depths.get(child) ?? 0, (depths.get(path) ?? 0) + 1));
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  for (const [path, left] of waiting) if (left > 0) depths.delete(path);
  return depths;
}
