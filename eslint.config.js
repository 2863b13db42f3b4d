import tseslint from "typescript-eslint";

/** What engines approximate each in their own way, and what gives the same bits everywhere instead. */
const useElementary = "differs between engines in the last digits: use the elementary functions of plasticity/numerics";
const engineFunctions = [
  ...["acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "exp", "expm1", "hypot"],
  ...["log", "log10", "log1p", "log2", "pow", "sin", "sinh", "tan", "tanh"],
];

export default tseslint.config(
  { ignores: ["**/dist/", "site/", "node_modules/", "src/kernels/assembly/", "**/*.js", "**/*.mjs"] },
  ...tseslint.configs.strict,
  {
    languageOptions: {
      parserOptions: { project: ["./src/tsconfig.json", "./test/tsconfig.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // Typed arrays under noUncheckedIndexedAccess need an assertion in inner loops, where a check would cost.
      "@typescript-eslint/no-non-null-assertion": "off",
      "no-console": "error",
    },
  },
  { files: ["test/**/*.ts"], rules: { "@typescript-eslint/no-floating-promises": "off" } },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/lab/**", "src/publish/**", "src/commands/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...engineFunctions.map((property) => ({ object: "Math", property, message: `It ${useElementary}.` })),
        { object: "Math", property: "random", message: "Draw from randomStream(seed, …names) of plasticity/numerics." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**='])",
          message: `\`**\` ${useElementary}, square(x) or pow(x, y).`,
        },
      ],
    },
  },
  { files: ["src/cli.ts", "src/commands/**/*.ts"], rules: { "no-console": "off" } },
);
