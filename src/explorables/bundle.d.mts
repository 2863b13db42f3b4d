/** The script of all explorables, and what each source has of it. */
export function bundle(): Promise<{ script: string; metafile: object }>;
