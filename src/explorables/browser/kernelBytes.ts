/** The compiled kernels that explorables run, base64 by name. `bundle.mjs` puts them in here. */
export const kernelBytes: Readonly<Record<string, string>> = {};
