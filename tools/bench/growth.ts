import { join } from "node:path";
import { medianCost, type Program } from "./cost.js";
import { emptyNode } from "./empty-node.js";
import { writeModules, writeTemplates } from "./generate.js";
import { growthOf, linearWithin, type Growth } from "./linear-growth.js";
import { measureRounds } from "./rounds.js";
import { numberText } from "./text-table.js";
import { textOfResources, unitFile, type SizedFormat } from "./unit-text.js";
import { writeFile } from "./write-file.js";

const fileCounts = [250, 500, 1000, 2000];
const resourceCounts = [50, 250, 500, 1000];

export const growthHead = ["growth", "wall ms", "main ms", "wall/item", "main/item", "deviation", ""] as const;

/** Sizes of one kind, and one small file of its format: what is left of the time without it is that of the items. */
interface Series {
  readonly items: string;
  readonly small: Program;
  readonly sizes: readonly (Program & { readonly items: number })[];
}

/** Measures how the time grows with the number of files and of resources: a row for each size. */
export function growthRows(bin: string, folder: string, rounds: number): readonly (readonly string[])[] {
  const lint = (path: string): Program => ({ args: [bin, "--no-config", "--format", "json", path] });
  const all = (["yaml", "terraform"] as const).flatMap((format) =>
    seriesOf(format, join(folder, "growth", format), lint),
  );
  const { programs } = measureRounds(
    all.flatMap(({ sizes, small }) => [small, ...sizes]),
    rounds,
    emptyNode,
  );
  const costOf = (program: Program): ReturnType<typeof medianCost> => medianCost(programs.get(program) ?? []);
  return all.flatMap(({ items, sizes, small }) =>
    growthOf(
      costOf(small),
      sizes.map((size) => ({ items: size.items, cost: costOf(size) })),
    ).map((growth) => rowOf(items, growth)),
  );
}

function seriesOf(format: SizedFormat, folder: string, lint: (path: string) => Program): readonly Series[] {
  const smallUnit = join(folder, "small");
  writeFile(join(smallUnit, unitFile[format]), textOfResources(format, 5));
  const small = lint(smallUnit);
  const files = fileCounts.map((items) => {
    const path = join(folder, `${String(items)}-files`);
    if (format === "yaml") writeTemplates(path, "yaml", items);
    else writeModules(path, items);
    return { ...lint(path), items };
  });
  const resources = resourceCounts.map((items) => {
    const path = join(folder, `${String(items)}-resources`);
    writeFile(join(path, unitFile[format]), textOfResources(format, items));
    return { ...lint(path), items };
  });
  const words = {
    yaml: ["CloudFormation templates", "resources in one template"],
    terraform: ["Terraform files in modules of ten", "resources in one module"],
  }[format];
  return [
    { items: words[0] ?? "", small, sizes: files },
    { items: words[1] ?? "", small, sizes: resources },
  ];
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
