// Loaded into every kernel by `--import`: before a cell runs, tslab makes two programs of its type checker for it, and of
// each a state by which a watching compiler knows which files a change concerns, which checks every global name and every
// import of all files anew. tslab asks of that state only which modules of one's own a cell imports. Here it is made
// when there are some; and of the types in @types Node's alone are read unasked (jsdom's bring the whole DOM along).
import { createRequire } from "node:module";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

interface SourceFile {
  fileName: string;
  isDeclarationFile: boolean;
  referencedFiles: readonly unknown[];
  /** What each import names: absent when it isn't found. */
  resolvedModules?: { forEach(visit: (found?: { resolvedModule?: { extension: string } }) => void): void };
}

interface Builder {
  getProgram(): { getSourceFile(name: string): SourceFile | undefined };
  getAllDependencies(file: SourceFile): readonly string[];
}

interface Options {
  typeRoots?: readonly string[];
  types?: readonly string[];
}

type CreateBuilder = (names: readonly string[], options: Options, host: object, ...rest: unknown[]) => Builder;
type CreateHost = (files: string[], options: Options, sys: System, create: unknown, ...rest: unknown[]) => object;

interface System {
  fileExists(path: string): boolean;
}

interface TypeScript {
  createWatchCompilerHost: CreateHost;
  createAbstractBuilder: CreateBuilder;
  createEmitAndSemanticDiagnosticsBuilderProgram: (program: object, host: object) => Builder;
  bindSourceFile(file: SourceFile, options: Options): void;
}

/** Whether a cell imports a module of one's own (or JSON): a package has `.d.ts`, or no types at all. */
function importsOwn({ referencedFiles, resolvedModules }: SourceFile): boolean {
  let own = referencedFiles.length > 0;
  resolvedModules?.forEach((found) => {
    if (found?.resolvedModule !== undefined && !/^\.d\./.test(found.resolvedModule.extension)) own = true;
  });
  return own;
}

// Worker threads of cells inherit Node's options; no tslab runs there.
if (isMainThread) {
  const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
  const typescript = fromTslab("@tslab/typescript-for-tslab") as TypeScript;

  const createBuilder: CreateBuilder = (names, options, host, ...rest) => {
    const builder = typescript.createAbstractBuilder(names, options, host, ...rest);
    const program = builder.getProgram();
    for (const name of names) {
      const file = program.getSourceFile(name);
      // tslab reads a cell's names from here; whoever checks the program binds the other files.
      if (file !== undefined) typescript.bindSourceFile(file, options);
    }
    builder.getAllDependencies = (file) =>
      importsOwn(file)
        ? typescript.createEmitAndSemanticDiagnosticsBuilderProgram(program, host).getAllDependencies(file)
        : [file.fileName];
    return builder;
  };

  const createHost: CreateHost = (files, options, sys, _, ...rest) => {
    const found = options.typeRoots?.some((root) => sys.fileExists(join(root, "node", "package.json")));
    const less = found === true ? { ...options, types: ["node"] } : options;
    return typescript.createWatchCompilerHost(files, less, sys, createBuilder, ...rest);
  };

  // The compiler's own exports can't be written over: tslab, which is loaded after this, gets a copy.
  const exports = Object.getOwnPropertyDescriptors(typescript) as PropertyDescriptorMap;
  exports["createWatchCompilerHost"] = { value: createHost, enumerable: true, writable: true };
  const loaded = fromTslab.cache[fromTslab.resolve("@tslab/typescript-for-tslab")];
  if (loaded !== undefined) loaded.exports = Object.defineProperties({}, exports);
}
