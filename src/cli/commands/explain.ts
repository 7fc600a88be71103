import {
  actionPage,
  addressPage,
  errorPage,
  explainAction,
  explainAddress,
  explainErrors,
  explainNamedRole,
  nothingLinted,
  namedRolePage,
  patternPage,
  questionOf,
  rulePage as rulePageBlocks,
  setPage,
  severalPage,
  unknownActionPage,
  type Block,
  type Linted,
} from "../../explain/index.js";
import { statOf } from "../../disk/index.js";
import { resolve } from "../../paths/index.js";
import { failure, isFailure, listed, type Failure, visibleJson } from "../../source/index.js";
import { availableRules, displayPath, rules, type Rule } from "../../workspace/index.js";
import type { Arguments } from "../options/command.js";
import { readConfigOptions } from "../options/config-options.js";
import { lintedBeside } from "./explain-linted.js";
import type { Host } from "../process/host.js";
import { ownRulePage } from "./own-rule-page.js";
import { rulePage } from "../process/package-files.js";
import { print, tellAll } from "../process/print.js";
import { refuse } from "../process/refuse.js";
import { textOnStdin } from "../options/target.js";

/** What is shown: a page for the terminal, and the same as data. Nothing is shown if nothing known fits. */
interface Answer {
  readonly data: unknown;
  readonly blocks: readonly Block[];
  /** What was tried, and what to do, if nothing known fits. */
  readonly nothing?: readonly string[];
}

/** Runs `dmslint explain WHAT [path ...]`. Exit status: 0 explained, 1 nothing known fits, 2 a wrong option or path. */
export async function explainCommand(args: Arguments, host: Host): Promise<number> {
  const output = args.value("output") ?? "text";
  if (output !== "text" && output !== "json")
    return refuse(failure(`--output needs text or json, but got "${output}".`), host);
  const [first, ...rest] = args.paths;
  const isPiped = first === "-";
  const piped = isPiped ? await textOnStdin(host) : undefined;
  if (isFailure(piped)) return refuse(piped, host);
  const what = piped?.text ?? first;
  if (what === undefined || what.trim() === "") return refuse(failure(nothingAsked(isPiped)), host);
  const answer = await answerTo(what, rest, args, host);
  if (isFailure(answer)) return refuse(answer, host);
  if (output === "json") print(`${visibleJson(answer.data, 2)}\n`, host);
  else print(setPage(answer.blocks, widthOf(host)), host);
  if (!answer.nothing) return 0;
  tellAll([...answer.nothing, ...(isPiped ? [] : fileHint(what, host))], host);
  return 1;
}

function fileHint(what: string, { cwd }: Host): readonly string[] {
  const isFile = statOf(resolve(cwd, what))?.isFile() === true;
  return isFile ? [`${what} is a file. If the error is in it: dmslint explain - < ${what}`] : [];
}

function nothingAsked(isPiped: boolean): string {
  return isPiped
    ? "There is no text on stdin to explain. Pipe a log or an error into it: dmslint explain - < error.log"
    : "Say what to explain: a rule, an action, an address or an error of AWS. dmslint explain --help shows how.";
}

function widthOf({ stdout: { columns, isTTY } }: Host): number {
  return Math.min((isTTY === true ? columns : undefined) ?? 80, 100);
}

async function answerTo(
  what: string,
  paths: readonly string[],
  args: Arguments,
  host: Host,
): Promise<Answer | Failure> {
  const known = isOfPlugin(what) ? await knownRules(args, host) : rules;
  if (isFailure(known)) return known;
  const names = known.map(({ name }) => name);
  const question = questionOf(what, names);
  if (question.kind === "rule") return ruleAnswer(question.name, known);
  const configOptions = await readConfigOptions(args, host);
  if (isFailure(configOptions)) return configOptions;
  const linted = await lintedBeside(paths, configOptions, host);
  if (isFailure(linted)) return linted;
  const show = (path: string): string => displayPath(path, host.cwd);
  switch (question.kind) {
    case "action":
      return actionAnswer(question.action, linted, show);
    case "word":
      return wordAnswer(question.word, question.similarRules, linted, show);
    case "error":
      return errorAnswer(question.text, linted, show);
  }
}

/** Whether a word may be a rule of a plugin: these have a prefix. */
function isOfPlugin(what: string): boolean {
  return /^\s*(?:@[\w.-]+\/)?[\w.-]+\/[\w.-]+\s*$/.test(what);
}

/** The rules that the config of the working folder may set, as `--list-rules` has them. */
async function knownRules(args: Arguments, host: Host): Promise<readonly Rule[] | Failure> {
  const options = await readConfigOptions(args, host);
  const available = isFailure(options) ? options : await availableRules(options);
  return isFailure(available) ? available : available.rules;
}

function ruleAnswer(name: string, known: readonly Rule[]): Answer {
  const rule = known.find((one) => one.name === name);
  const page = rule && !rules.includes(rule) ? ownRulePage(rule) : (rulePage(name) ?? "");
  const data = { kind: "rule", name, description: rule?.meta.docs.description ?? "", page };
  return { data, blocks: rulePageBlocks(page) };
}

async function actionAnswer(action: string, linted: Linted | undefined, show: ShowPath): Promise<Answer> {
  const data = await explainAction(action, linted);
  switch (data.kind) {
    case "action":
      return { data, blocks: actionPage(data, show) };
    case "pattern":
      return { data, blocks: patternPage(data, show) };
    case "unknown-action":
      return { data, blocks: unknownActionPage(data), nothing: [] };
  }
}

type ShowPath = (path: string) => string;

function wordAnswer(word: string, similarRules: readonly string[], linted: Linted | undefined, show: ShowPath): Answer {
  const found = linted && explainAddress(word, linted);
  if (found?.kind === "address") return { data: found, blocks: addressPage(found, show) };
  if (found) return { data: found, blocks: severalPage(found, show), nothing: [] };
  const named = explainNamedRole(word, linted ?? nothingLinted);
  if (named) return { data: named, blocks: namedRolePage(named, show) };
  // The code of an error, such as KMSKeyNotAccessibleFault: here it can only be one of DMS.
  const errors = explainErrors(`aws dms ${word}`, linted ?? nothingLinted);
  if (errors.length > 0) return pagesOf(errors, show);
  const hint = similarRules.length > 0 ? [`Did you mean the rule ${listed(similarRules, "or")}?`] : [];
  const where = linted ? "in the linted files" : "here, where nothing was linted";
  return {
    data: { kind: "nothing", word, similarRules },
    blocks: [],
    nothing: [
      `Nothing is called "${word}": no rule, no action, no address or name ${where}, and no known error.`,
      ...hint,
      'Give an error as a whole: dmslint explain "AccessDeniedFault: …". dmslint explain --help shows the forms.',
    ],
  };
}

function errorAnswer(text: string, linted: Linted | undefined, show: ShowPath): Answer {
  const errors = explainErrors(text, linted ?? nothingLinted);
  if (errors.length > 0) return pagesOf(errors, show);
  const isEncoded = /encoded authorization failure message/i.test(text);
  return {
    data: [],
    blocks: [],
    nothing: [
      "This is none of the failures of DMS that dmslint knows. Its words, its JSON fields and the request that it refuses were compared with them.",
      ...(isEncoded
        ? [
            "It has an encoded message. Decode it, and explain the result: aws sts decode-authorization-message --encoded-message …",
          ]
        : []),
      "Give the whole text, with the lines around the error. dmslint explain --help shows the forms.",
    ],
  };
}

function pagesOf(errors: ReturnType<typeof explainErrors>, show: ShowPath): Answer {
  const pages = errors.map((error) => errorPage(error, show));
  return { data: errors, blocks: pages.flatMap((page, index) => (index > 0 ? [separator, ...page] : page)) };
}

const separator: Block = { kind: "title", text: "-".repeat(40) };
