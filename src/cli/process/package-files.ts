import { packageFile, packagePlace, version } from "../../disk/index.js";

/** What tells this build of dmslint from all others. The sources run without a build. */
export function build(): string {
  return `${version()} ${packageFile("dist/build-id") ?? ""}`;
}

/** The documentation page of a built-in rule, in Markdown. */
export function rulePage(name: string): string | undefined {
  return packageFile(`docs/rules/${name}.md`);
}

/** The URL of the folder with these pages. */
export function rulePagesAddress(): string | undefined {
  return packagePlace("docs/rules/")?.href;
}

const viewerFile = "dist/graph-viewer.js";

/** The script of the page that shows a graph. `npm run build` makes it. */
export function graphViewer(): string {
  const text = packageFile(viewerFile);
  if (text === undefined) throw new Error("dist/graph-viewer.js is missing: run npm run build");
  return text;
}

export function graphViewerAddress(): string | undefined {
  return packagePlace(viewerFile)?.href;
}
