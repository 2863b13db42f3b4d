// Who gets in, and how: each protection by a request that only it refuses.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { WebSocket } from "ws";
import { explorableScript } from "../../src/dist/publish/explorableScript.js";
import { loginPage } from "../../src/dist/jupyterlab/openBrowser.js";
import { type TestLab, testLab } from "./testLab.ts";

let lab: TestLab;
before(async () => {
  lab = await testLab();
  writeFileSync(join(lab.folder, "a.txt"), "text");
});
after(() => lab.close());

const cookie = (): string => `plasticity-lab-${lab.port}=${lab.token}`;
const SERVED = [
  "/api",
  "/api/contents/",
  "/api/kernels",
  "/files/a.txt",
  "/static/lab.js",
  "/plasticity/outputs.js",
  "/lab",
  "/lab/tree/a.txt",
];

/** The status that a request for a WebSocket is answered with; 101 when it is opened. */
function socketStatus(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${lab.port}${path}`, { headers });
    socket.on("open", () => {
      socket.terminate();
      resolve(101);
    });
    socket.on("unexpected-response", (_, response) => resolve(response.statusCode!));
    socket.on("error", () => undefined);
  });
}

test("without the token nothing is told, with it everything is", async () => {
  for (const path of SERVED) {
    assert.equal((await lab.ask(path)).status, 200, path);
    for (const token of [null, "", lab.token.slice(1), `${lab.token}0`, lab.token.toUpperCase()]) {
      const { status, text } = await lab.ask(path, { token });
      assert.equal(status, 403, `${path} with ${token}`);
      assert.doesNotMatch(text, /front end|a\.txt|"text"/, path);
    }
  }
  assert.match(lab.token, /^[0-9a-f]{48}$/);
});

test("a token is good for one lab alone", async () => {
  const other = await testLab();
  assert.notEqual(other.token, lab.token);
  assert.equal((await lab.ask("/api", { token: other.token })).status, 403);
  await other.close();
});

test("the token comes by header, address or cookie", async () => {
  for (const authorization of [`token ${lab.token}`, `Bearer ${lab.token}`]) {
    assert.equal((await lab.ask("/api", { token: null, headers: { authorization } })).status, 200);
  }
  assert.equal((await lab.ask(`/api?token=${lab.token}`, { token: null })).status, 200);
  assert.equal((await lab.ask("/api", { token: null, headers: { cookie: `a=b; ${cookie()}` } })).status, 200);
});

test("the address with the token leads to the one without, and hands over a cookie that no script and no site gets", async () => {
  const { status, headers } = await lab.ask(`/lab/tree/a%20b.ipynb?token=${lab.token}`, { token: null });
  assert.equal(status, 302);
  assert.equal(headers.location, "/lab/tree/a%20b.ipynb");
  assert.deepEqual(headers["set-cookie"], [`${cookie()}; HttpOnly; SameSite=Strict; Path=/`]);
  assert.equal(headers["cache-control"], "no-store");
  assert.equal(headers["referrer-policy"], "no-referrer");
});

test("the page by which the browser is opened brings the token by a form", async () => {
  const form = (token: string, next: string): string => new URLSearchParams({ token, next }).toString();
  const ask = (body: string, headers = {}): ReturnType<typeof lab.ask> =>
    lab.ask("/login", { method: "POST", token: null, body, headers: { origin: "null", ...headers } });
  const entered = await ask(form(lab.token, "/lab/tree/a.txt"));
  assert.equal(entered.status, 200);
  assert.match(entered.headers["set-cookie"]![0]!, /HttpOnly; SameSite=Strict/);
  assert.match(entered.text, /url=\/lab\/tree\/a\.txt"/);
  assert.doesNotMatch(entered.text, new RegExp(lab.token));
  assert.equal((await ask(form("wrong", "/lab"))).status, 403);
  assert.equal((await ask(form(lab.token, "/lab"), { host: "evil.example" })).status, 403);
  for (const next of ["//evil.example", "https://evil.example", "/lab/\\evil.example", '/lab"><script>']) {
    assert.doesNotMatch((await ask(form(lab.token, next))).text, /evil|<script>/, next);
  }
  assert.equal((await ask(form(lab.token, "x".repeat(20_000)))).status, 413);
  assert.match(loginPage(lab, "a b/fig5.ipynb"), /value="\/lab\/tree\/a%20b\/fig5\.ipynb"/);
});

test("a foreign name that leads here (DNS rebinding) is refused, token or not", async () => {
  for (const host of ["evil.example", `evil.example:${lab.port}`, "127.0.0.1", `127.0.0.1:${lab.port + 1}`]) {
    assert.equal((await lab.ask("/api", { headers: { host } })).status, 403, host);
    assert.equal(await socketStatus("/api/events/subscribe", { authorization: `token ${lab.token}`, host }), 403, host);
  }
  assert.equal((await lab.ask("/api", { headers: { host: `localhost:${lab.port}` } })).status, 200);
});

test("a page of another origin is refused, also one of another port of this machine", async () => {
  for (const origin of [
    "https://evil.example",
    `http://127.0.0.1:${lab.port + 1}`,
    `http://localhost:${lab.port}`,
    "null",
  ]) {
    const { status, headers } = await lab.ask("/api", { headers: { origin, cookie: cookie() }, token: null });
    assert.equal(status, 403, origin);
    assert.equal(headers["access-control-allow-origin"], undefined);
  }
  for (const site of ["same-site", "cross-site"]) {
    const headers = { cookie: cookie(), "sec-fetch-site": site, "sec-fetch-mode": "no-cors" };
    assert.equal((await lab.ask("/files/a.txt", { token: null, headers })).status, 403, site);
  }
  const own = { cookie: cookie(), origin: lab.address, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
  assert.equal((await lab.ask("/api", { token: null, headers: own })).status, 200);
});

test("what comes with the cookie alone changes nothing unless its origin is there", async () => {
  const change = (headers: Record<string, string>): ReturnType<typeof lab.ask> =>
    lab.ask("/api/contents/a.txt", { method: "PUT", token: null, headers, body: { type: "file", content: "text" } });
  assert.equal((await change({ cookie: cookie() })).status, 403);
  assert.equal((await change({ cookie: cookie(), origin: lab.address })).status, 200);
});

test("a WebSocket is opened by a program with the token, or by a page of the lab", async () => {
  const path = "/api/events/subscribe";
  assert.equal(await socketStatus(path, { authorization: `token ${lab.token}` }), 101);
  assert.equal(await socketStatus(`${path}?token=${lab.token}`, {}), 101);
  assert.equal(await socketStatus(path, { cookie: cookie(), origin: lab.address }), 101);
  assert.equal(await socketStatus(path, {}), 403);
  assert.equal(await socketStatus(path, { origin: lab.address }), 403);
  assert.equal(await socketStatus(path, { cookie: cookie() }), 403);
  assert.equal(await socketStatus(path, { cookie: cookie(), origin: "https://evil.example" }), 403);
  assert.equal(await socketStatus("/api/kernels/none/channels", { authorization: `token ${lab.token}` }), 404);
});

test("a link on another site's page leads to a doorstep, from where the cookie counts", async () => {
  const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
  const { status, text } = await lab.ask("/lab/tree/a.txt", { token: null, headers });
  assert.equal(status, 200);
  assert.match(text, /http-equiv="refresh" content="0;url=\/lab\/tree\/a\.txt"/);
  assert.doesNotMatch(text, /lab\.js|jupyter-config-data/);
});

test("it listens on 127.0.0.1 and on no other address of this machine", async () => {
  const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  for (const { address, internal, family } of others) {
    if (internal || family !== "IPv4") continue;
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: address, port: lab.port, timeout: 1000 }, () => resolve(true));
      for (const event of ["error", "timeout"]) socket.once(event, () => resolve(false));
      socket.once("close", () => undefined);
    });
    assert.equal(isOpen, false, address);
  }
});

test("pages run nothing but the lab's own scripts, load from nowhere else and can't be framed; no page holds the token", async () => {
  const { headers, text } = await lab.ask("/lab");
  const policy = Object.fromEntries(
    String(headers["content-security-policy"])
      .split("; ")
      .map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1).join(" ")]),
  );
  assert.equal(policy["default-src"], "'self'");
  assert.equal(policy["script-src"], `'self' 'unsafe-eval' '${explorableScript().hash}'`);
  assert.equal(policy["worker-src"], "'self' blob:");
  assert.equal(policy["frame-ancestors"], "'none'");
  assert.equal(policy["connect-src"], `'self' ws://127.0.0.1:${lab.port} ws://localhost:${lab.port}`);
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.doesNotMatch(text, new RegExp(lab.token));
  assert.doesNotMatch((await lab.ask("/lab/tree/%3C/script%3E%3Cscript%3E")).text, /<script>/);
});

test("a file of the folder opened by itself has no origin in the lab", async () => {
  const { headers } = await lab.ask("/files/a.txt");
  assert.equal(headers["content-security-policy"], "sandbox allow-scripts");
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("nothing that is reported at the terminal holds the token", async () => {
  await lab.ask(`/api/contents/a.txt?token=${lab.token}`, { method: "PUT", body: "{", token: null });
  await lab.ask(`/%E0%A4%A?token=${lab.token}`, { token: null });
  assert.ok(!lab.reported.join("\n").includes(lab.token));
});
