import { ESLintUtils } from "@typescript-eslint/utils";
import ts from "typescript";

/** Programs whose options are checked: each has many files. */
const checkedPrograms = new WeakSet();

/**
 * Reports what the compiler says of a file. It is asked first, so that the rules that ask for types find them checked: the
 * lint of all files then takes no longer, and they are checked once, not by the compiler in addition.
 */
export const typeErrors = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: "problem",
    docs: { description: "Report the errors of the compiler" },
    messages: { error: "TS{{code}}: {{text}}" },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const { esTreeNodeToTSNodeMap, program } = ESLintUtils.getParserServices(context);
    const placeOf = ({ length = 0, start }) => {
      if (start === undefined) return { line: 1, column: 0 };
      const [first, last] = [start, start + length].map((offset) => context.sourceCode.getLocFromIndex(offset));
      return { start: first, end: last };
    };
    return {
      Program(node) {
        const file = esTreeNodeToTSNodeMap.get(node);
        const found = [
          ...ofProgram(program),
          ...program.getSyntacticDiagnostics(file),
          ...program.getSemanticDiagnostics(file),
        ];
        for (const diagnostic of found) {
          const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
          const loc = placeOf(diagnostic.file === file ? diagnostic : {});
          context.report({ loc, messageId: "error", data: { code: diagnostic.code, text } });
        }
      },
    };
  },
});

/** What is wrong with the options, or with what they name. Told with the first file. */
function ofProgram(program) {
  if (checkedPrograms.has(program)) return [];
  checkedPrograms.add(program);
  return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
}
