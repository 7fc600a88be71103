import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { defineConfig } from "eslint/config";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import { ownKeys } from "./tools/eslint/own-keys.js";

const withoutPrefix = builtinModules.filter((name) => !name.startsWith("_") && !name.startsWith("node:"));

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Use a named export: only a rule is a default export.",
};

const noEnum = { selector: "TSEnumDeclaration", message: "Use a union of string literals." };

/** What is printed would depend on the language of who runs dmslint. */
const noLocaleCompare = {
  selector: "CallExpression[callee.property.name='localeCompare']",
  message: "Sort with byText: the order of localeCompare depends on the machine.",
};

/** A pattern that is made from the input may never end, and a name of the user may contain any character. */
const noPatternFromInput = {
  selector: "NewExpression[callee.name='RegExp'] > :matches(Identifier, MemberExpression, TemplateLiteral):first-child",
  message: "Compare texts, or write the pattern as a literal.",
};

const lines = (max) => ["error", { max, skipBlankLines: true, skipComments: true }];

/** Comments and blank lines count too. */
const allLines = (max) => ["error", { max }];

/**
 * What is made, and the whole site where its packages are not installed: without their types nothing can be said of it.
 * In CI they are installed.
 */
const hasSite = existsSync(new URL("site/node_modules", import.meta.url)) || process.env.CI !== undefined;
const withoutSite = hasSite
  ? ["site/dist/", "site/.content/", "site/.vitepress/.temp/", "site/.vitepress/cache/"]
  : ["site/"];

export default defineConfig(
  {
    ignores: [
      "dist/",
      "coverage/",
      ".reports/",
      "test/fixtures/",
      "editors/*/dist/",
      "editors/vscode/server/",
      "docs/",
      ...withoutSite,
    ],
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // There are no enums of ours, and it takes a tenth of the time of all rules.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      eqeqeq: "error",
      "no-console": "error",
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",
      "no-restricted-imports": [
        "error",
        { paths: withoutPrefix.map((name) => ({ name, message: `Write "node:${name}".` })) },
      ],
      "no-restricted-syntax": ["error", noDefaultExport, noEnum],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/consistent-type-exports": ["error", { fixMixedExportsWithInlineTypeSpecifier: true }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true, allowNullish: false, allowAny: false },
      ],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "@typescript-eslint/prefer-nullish-coalescing": [
        "error",
        { ignorePrimitives: true, ignoreConditionalTests: true },
      ],
      "@typescript-eslint/array-type": ["error", { default: "array" }],
    },
  },
  {
    files: ["src/**/*.ts", "site/**/*.ts"],
    rules: { "max-lines": allLines(250), "max-lines-per-function": lines(40) },
  },
  {
    files: ["src/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": "error",
      "regexp/no-super-linear-move": "error",
      "no-restricted-syntax": ["error", noDefaultExport, noEnum, noPatternFromInput, noLocaleCompare],
    },
  },
  {
    // Two places are excluded: the function that reads an own key, and the loaders of generated tables, which must
    // import nothing else.
    files: ["src/**/*.ts"],
    ignores: ["src/source/own-value.ts", "src/knowledge/iam/load-*.ts"],
    plugins: { dmslint: { rules: { "own-keys": ownKeys } } },
    rules: { "dmslint/own-keys": "error" },
  },
  {
    files: ["src/rules/*.ts"],
    rules: {
      "max-lines": lines(120),
      "no-restricted-syntax": [
        "error",
        noPatternFromInput,
        noLocaleCompare,
        {
          selector: 'Property[key.name="messages"] BinaryExpression[operator="+"]',
          message: "Write a message as one literal text: its placeholders are read from its type.",
        },
      ],
    },
  },
  {
    // This file is generated, with one or two lines for each rule.
    files: ["src/rules/index.ts"],
    rules: { "max-lines": "off" },
  },
  {
    files: ["tools/**/*.ts"],
    rules: { "max-lines": allLines(250) },
  },
  {
    files: ["src/cli/**/*.ts", "tools/**/*.ts", "site/*.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "max-lines": allLines(250),
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
      // What fails while nobody waits for it fails the whole run, and no test.
      "@typescript-eslint/no-floating-promises": ["error", { ignoreVoid: false }],
    },
  },
  {
    files: ["**/*.config.ts", "site/.vitepress/config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["**/*.{js,mjs}"],
    rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error" },
  },
);
