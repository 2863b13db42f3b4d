/** The compiled kernels that explorables run, by name, a letter for each byte. `bundle.mjs` puts them in here. */
export const kernelBytes: Readonly<Record<string, string>> = {};
