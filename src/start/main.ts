import { loadChunks } from "./chunks.js";
import { codeFolder } from "./code-folder.js";

/** What the build is made of, as a hash. The build defines it. */
declare const BUILD: string;

/** What the bundle of src/cli exports. */
interface CommandLine {
  readonly main: (argv: readonly string[]) => Promise<number>;
}

/**
 * Runs the command line of the bundle in a folder, with the code that V8 compiled in earlier runs. `requireHere` is
 * Node's own way to load it: it loads the modules of Node, and everything where compiled code cannot be kept.
 */
export async function start(requireHere: (id: string) => unknown, folder: string): Promise<void> {
  const place = codeFolder(process.env, BUILD);
  const chunks = place === undefined ? undefined : loadChunks(folder, place, requireHere);
  const loaded = chunks ? chunks.load("cli.cjs") : requireHere(`${folder}/cli.cjs`);
  const { main } = loaded as CommandLine;
  process.exitCode = await main(process.argv.slice(2));
  chunks?.keep();
}
