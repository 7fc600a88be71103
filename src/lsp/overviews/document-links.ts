import type { DocumentLink } from "vscode-languageserver/node.js";
import { dirname, resolve } from "../../paths/index.js";
import type { Resource, Template } from "../../model/index.js";
import { textOf, uniqueBy, type Location } from "../../source/index.js";
import { asItems, asLiteral, entryOf, memberAt, type Node } from "../../tree/index.js";
import { rulePage, type Editor } from "../diagnostics/diagnostics.js";
import type { ShownTexts } from "../places/shown-texts.js";
import type { Snapshot } from "../lints/snapshot.js";

/** A place in a file, and what it leads to. */
interface Link {
  readonly location: Location;
  readonly target: string;
  readonly tooltip: string;
}

/** Links to the pages of disabled rules, to the templates of nested stacks and to the files of called modules. */
export function documentLinks(
  path: string,
  snapshot: Snapshot,
  shown: ShownTexts,
  editor: Editor,
): readonly DocumentLink[] {
  const links = snapshot.judged.model.templates.flatMap((template) => [
    ...disabledRules(template).flatMap(({ location, name }) => pageLink(name, location, snapshot, editor)),
    ...nestedTemplates(template, editor),
    ...moduleSources(template, editor),
  ]);
  const here = links.filter(({ location }) => location.file.path === path);
  // The instances of a module are read from one text.
  const once = uniqueBy(here, (link) => link.location.start);
  return once.map(({ location, ...link }) => ({ ...link, range: shown.rangeOf(location) }));
}

function pageLink(name: string, location: Location, snapshot: Snapshot, editor: Editor): readonly Link[] {
  const target = rulePage(name, snapshot, editor);
  return target === undefined ? [] : [{ location, target, tooltip: `The page of ${name}` }];
}

interface RuleName {
  readonly name: string;
  readonly location: Location;
}

/** The names in directives, whether they are rules or not. */
function disabledRules({ comments, resources }: Template): readonly RuleName[] {
  return [
    ...comments.flatMap(({ location }) => namesInComment(location)),
    ...[...resources.values()].flatMap(namesInMetadata),
  ];
}

function namesInComment(location: Location): readonly RuleName[] {
  const [directive] = textOf(location).split(" --");
  const [before = ""] = /^\W*dmslint-(?:dis|en)able[\w-]*/.exec(directive ?? "") ?? [];
  if (before === "") return [];
  return [...(directive ?? "").slice(before.length).matchAll(/[\w/@-]+/g)].map(({ 0: name, index }) => {
    const start = location.start + before.length + index;
    return { name, location: { file: location.file, start, end: start + name.length } };
  });
}

function namesInMetadata({ body }: Resource): readonly RuleName[] {
  const list = memberAt(body, ["Metadata", "dmslint", "disable"]);
  return (list ? asItems(list).items : []).flatMap((item) => {
    const rule = item.kind === "mapping" ? entryOf(item, "rule")?.value : undefined;
    const name = asLiteral(rule);
    return rule && name !== undefined ? [{ name, location: insideQuotes(rule) }] : [];
  });
}

function insideQuotes({ layout, location }: Node): Location {
  const isQuoted = layout?.style === "double" || layout?.style === "single";
  return isQuoted ? { ...location, start: location.start + 1, end: location.end - 1 } : location;
}

function nestedTemplates({ nestedStacks, resources }: Template, { documents }: Editor): readonly Link[] {
  return nestedStacks.flatMap(({ address, template }) => {
    const value = resources.get(address)?.settings.get("template")?.value;
    const target = documents.uriOf(template);
    return value ? [{ location: insideQuotes(value), target, tooltip: "The template of this nested stack" }] : [];
  });
}

/** The sources of modules that are folders beside this one. A link leads to a file, because a folder is no document. */
function moduleSources({ calledModules = [], files }: Template, { documents }: Editor): readonly Link[] {
  return calledModules.flatMap(({ body }) => {
    const source = entryOf(body, "source")?.value.location;
    const written = source && /^"(\.{1,2}\/[^"$%]*)"$/.exec(textOf(source))?.[1];
    if (source === undefined || written === undefined) return [];
    const folder = resolve(dirname(source.file.path), written);
    const own = files.filter(({ path }) => dirname(resolve(path)) === folder).map(({ path }) => path);
    const target = own.find((path) => /[/\\]main\.[^/\\]+$/.test(path)) ?? own[0];
    if (target === undefined) return [];
    const location = { ...source, start: source.start + 1, end: source.end - 1 };
    return [{ location, target: documents.uriOf(resolve(target)), tooltip: "The files of this module" }];
  });
}
