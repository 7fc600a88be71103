import { ESLintUtils } from "@typescript-eslint/utils";
import ts from "typescript";

/**
 * Forbids `table[key]` if the key may be any text: `table["constructor"]` gives a property that every object has. A
 * table with names from templates must be a Map, or it must be read with `ownValue`.
 */
export const ownKeys = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: "problem",
    fixable: "code",
    docs: { description: "Require a Map or ownValue for keys that may be any text" },
    messages: { anyKey: "A key that may be any text may be `constructor`. Use a Map, or ownValue(table, key)." },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const services = ESLintUtils.getParserServices(context);
    const checker = services.program.getTypeChecker();
    const mayBeAnyText = (type) =>
      type.isUnion() ? type.types.some(mayBeAnyText) : (type.flags & ts.TypeFlags.String) !== 0;
    const isWritten = ({ parent }) => parent.type === "AssignmentExpression" || parent.type === "UpdateExpression";
    return {
      "MemberExpression[computed=true]"(node) {
        const table = checker.getNonNullableType(services.getTypeAtLocation(node.object));
        if (isWritten(node) || checker.isArrayType(table) || !table.getStringIndexType()) return;
        if (!mayBeAnyText(services.getTypeAtLocation(node.property))) return;
        context.report({
          node,
          messageId: "anyKey",
          fix: (fixer) => {
            const { sourceCode } = context;
            if (node.optional) return null;
            return fixer.replaceText(
              node,
              `ownValue(${sourceCode.getText(node.object)}, ${sourceCode.getText(node.property)})`,
            );
          },
        });
      },
    };
  },
});
