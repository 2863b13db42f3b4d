import tseslint from "typescript-eslint";

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
  { files: ["src/cli.ts", "src/commands/**/*.ts"], rules: { "no-console": "off" } },
);
