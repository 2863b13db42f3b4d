// A lab over a folder of its own, with a front end that is only a stub: what the server does can be asked of it directly.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Lab, type LabOptions, startLab } from "../../src/dist/jupyterlab/labServer.js";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Default: the token in a header. */
  token?: string | null;
}

export interface TestLab extends Lab {
  /** The folder around everything; the lab's own is `folder` in it. */
  around: string;
  folder: string;
  reported: string[];
  ask(path: string, asked?: Asked): Promise<Answer>;
}

export async function testLab(options: Partial<LabOptions> = {}): Promise<TestLab> {
  const around = mkdtempSync(join(tmpdir(), "plasticity-test-lab-"));
  const [folder, bundle] = [join(around, "folder"), join(around, "bundle")];
  for (const made of [folder, bundle, join(bundle, "chunks")]) mkdirSync(made);
  writeFileSync(join(bundle, "lab.js"), "// front end");
  writeFileSync(join(bundle, "chunks", "a.js"), "// chunk");
  writeFileSync(
    join(bundle, "settings.json"),
    JSON.stringify([{ id: "a:b", schema: { type: "object" }, version: "1" }]),
  );
  const reported: string[] = [];
  const report = (line: string): void => void reported.push(line);
  const lab = await startLab({ folder, bundle, home: join(around, "home"), report, ...options });

  const ask = (path: string, { method = "GET", headers = {}, body, token = lab.token }: Asked = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const authorised = token === null ? headers : { authorization: `token ${token}`, ...headers };
      // Not `fetch`, which would tidy the path up and wouldn't send a foreign Host.
      const sent = httpRequest({ host: "127.0.0.1", port: lab.port, path, method, headers: authorised }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => {
          const isJson = response.headers["content-type"] === "application/json" && text !== "";
          const json: unknown = isJson ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode!, headers: response.headers, text, json });
        });
      });
      sent.once("error", reject);
      sent.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body));
    });
  return {
    ...lab,
    around,
    folder,
    reported,
    ask,
    async close() {
      await lab.close();
      rmSync(around, { recursive: true, force: true });
    },
  };
}
