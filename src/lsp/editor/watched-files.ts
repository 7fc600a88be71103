import { contentEndings, formatsByName } from "../../model/index.js";

const endings = [
  ...formatsByName.flatMap((format) => [...format.endings, ...format.folder.valueEndings]),
  ...contentEndings,
  ...formatsByName.flatMap(({ folder }) => folder.textEndings),
];

/** Of two endings that one file has, the shorter one is enough. */
const shortest = [...new Set(endings)].filter(
  (ending) => !endings.some((other) => other !== ending && ending.endsWith(other)),
);

/** The files that an editor tells changes of: units, their values, texts that they read, and configs. */
export const watchedFiles = `**/*.{${shortest.map((ending) => ending.slice(1)).join(",")}}`;
