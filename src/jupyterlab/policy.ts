import { explorableScript } from "../publish/explorableScript.js";

/**
 * What pages of the lab may load and run (Content-Security-Policy): their own files, no script that stands in a notebook
 * or an output but this build's own for explorables (by its hash) and its workers, nothing of another host, and no page
 * may frame them. (JupyterLab compiles the schemas of its settings to
 * functions, which counts as "unsafe-eval"; its editor writes styles.)
 *
 * @param port where the server listens
 */
export function policy(port: number): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-eval' '${explorableScript().hash}'`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`,
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For files of the folder opened by themselves: anybody may have written them, so they have no origin here. */
export const FILE_POLICY = "sandbox allow-scripts";
