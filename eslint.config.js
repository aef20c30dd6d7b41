import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** Reading numbers is the business of core/money alone: everywhere else these guess a decimal mark or lose digits. */
const rawNumberReading = [
  {
    selector: "CallExpression[callee.name='parseFloat']",
    message: "Read numbers with core/money (readNumber).",
  },
  { selector: "CallExpression[callee.name='Number']", message: "Read numbers with core/money (readNumber)." },
  {
    selector: "CallExpression[callee.property.name='toNumber']",
    message: "Decimals become numbers in core/money only.",
  },
  {
    selector: "CallExpression[callee.property.name=/^toLocale/]",
    message: "A locale from the machine changes the bytes; write numbers with core/money (writeNumber).",
  },
];

export default tseslint.config(
  { ignores: ["dist", "out", "coverage", "node_modules"] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "*.cjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { allowDefaultCaseForExhaustiveSwitch: false, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unnecessary-condition": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", ...rawNumberReading],
    },
  },
  { files: ["src/core/money/**"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["test/**", "scripts/**", "bench/**"],
    rules: {
      "max-lines-per-function": "off",
      "no-restricted-syntax": "off",
      "@typescript-eslint/no-unused-expressions": "off",
    },
  },
  {
    files: ["*.js", "*.cjs"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: { module: "writable", URL: "readonly" },
    },
  },
);
