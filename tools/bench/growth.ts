import { join } from "node:path";
import { alikeParts } from "../bombs/alike-parts.js";
import { medianCost, type Program } from "./cost.js";
import { writeModules, writeTemplates } from "./generate.js";
import { growthOf, linearWithin, type Growth, type Size } from "./linear-growth.js";
import { measureRounds } from "./rounds.js";
import { numberText } from "./text-table.js";
import { textOfResources, unitFile, type SizedFormat } from "./unit-text.js";
import { writeFile } from "./write-file.js";

const fileCounts = [250, 500, 1000, 2000];
const resourceCounts = [50, 250, 500, 1000];
/** Parts of the most alike parts. */
const alikeShares = [1 / 8, 1 / 4, 1 / 2, 1];

export const growthHead = ["growth", "wall ms", "main ms", "wall/item", "main/item", "deviation", ""] as const;

/** Sizes of one kind. */
interface Series {
  readonly items: string;
  readonly sizes: readonly SizedProgram[];
}

interface SizedProgram extends Program {
  readonly items: number;
}

/** Measures how the time grows with the number of files, of resources and of parts that are alike: a row for each size. */
export function growthRows(bin: string, folder: string, rounds: number): readonly (readonly string[])[] {
  const lint = (path: string): Program => ({ args: [bin, "--no-config", "--format", "json", path] });
  const ofFormats = (["yaml", "terraform"] as const).flatMap((format) => {
    const own = join(folder, "growth", format);
    writeFile(join(own, "small", unitFile[format]), textOfResources(format, 5));
    const all = [fileSeries(format, own, lint), resourceSeries(format, own, lint)];
    return rowsOf(all, rounds, lint(join(own, "small")));
  });
  const small = join(folder, "growth", "yaml", "small");
  // The usual format, which proves no edits: only a limited number of those of one file are proved.
  const lintUsual = (path: string): Program => ({ args: [bin, "--no-config", path] });
  return [...ofFormats, ...rowsOf(alikeSeries(join(folder, "growth", "alike"), lintUsual), rounds, lintUsual(small))];
}

function rowsOf(all: readonly Series[], rounds: number, small: Program): readonly (readonly string[])[] {
  const sizes = all.flatMap((series) => series.sizes);
  const { baseline, programs } = measureRounds(sizes, rounds, small);
  const measured = (size: SizedProgram): Size => ({ items: size.items, cost: medianCost(programs.get(size) ?? []) });
  return all.flatMap((series) =>
    growthOf(medianCost(baseline), series.sizes.map(measured)).map((growth) => rowOf(series.items, growth)),
  );
}

function alikeSeries(folder: string, lint: (path: string) => Program): readonly Series[] {
  return Object.entries(alikeParts).map(([items, { filesOf, most }], index) => ({
    items,
    sizes: alikeShares.map((share) => {
      const count = Math.round(most * share);
      const path = join(folder, String(index), String(count));
      for (const [name, text] of Object.entries(filesOf(count))) writeFile(join(path, name), text);
      return { ...lint(path), items: count };
    }),
  }));
}

function fileSeries(format: SizedFormat, folder: string, lint: (path: string) => Program): Series {
  const sizes = fileCounts.map((items) => {
    const path = join(folder, `${String(items)}-files`);
    if (format === "yaml") writeTemplates(path, "yaml", items);
    else writeModules(path, items);
    return { ...lint(path), items };
  });
  return { items: format === "yaml" ? "CloudFormation templates" : "Terraform files in modules of ten", sizes };
}

function resourceSeries(format: SizedFormat, folder: string, lint: (path: string) => Program): Series {
  const sizes = resourceCounts.map((items) => {
    const path = join(folder, `${String(items)}-resources`);
    writeFile(join(path, unitFile[format]), textOfResources(format, items));
    return { ...lint(path), items };
  });
  return { items: format === "yaml" ? "resources in one template" : "resources in one module", sizes };
}

function rowOf(what: string, { cost, deviation, items, main, wall }: Growth): readonly string[] {
  const numbers = [numberText(cost.wall), numberText(cost.main), numberText(wall, 2), numberText(main, 2)];
  return [`${items.toLocaleString("en")} ${what}`, ...numbers, ...deviationCells(deviation)];
}

function deviationCells(deviation: number | undefined): readonly string[] {
  if (deviation === undefined || Number.isNaN(deviation)) return [];
  const percent = Math.round(deviation * 100);
  return [`${percent > 0 ? "+" : ""}${String(percent)} %`, deviation > linearWithin ? "not linear" : "linear"];
}
