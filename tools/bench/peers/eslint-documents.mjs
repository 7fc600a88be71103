// The config for ESLint on the corpora of the bench: the recommended rules of both plugins.
import json from "@eslint/json";
import yml from "eslint-plugin-yml";

export default [
  { files: ["**/*.json"], plugins: { json }, language: "json/json", rules: json.configs.recommended.rules },
  ...yml.configs.recommended,
];
