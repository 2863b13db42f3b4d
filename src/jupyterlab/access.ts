/** Who may speak to the lab: whoever has its token, from the lab's own pages or from a program, by its own name. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { HttpFailure } from "./httpFailure.js";

/** How a request showed that it may: by the token itself, as programs do, or by the cookie of a page. */
export type Credential = "token" | "cookie";

const NO_TOKEN = "the token is missing or wrong: open the address that plasticity lab printed";
/** Requests by which nothing is changed. */
const READING = ["GET", "HEAD"];

/** The lab's token and the names under which its server answers. */
export class Access {
  /** 192 random bits in hexadecimal digits. */
  readonly token = randomBytes(24).toString("hex");
  private port = 0;

  /** To be called when the server listens. */
  listensOn(port: number): void {
    this.port = port;
  }

  /** The header that hands a page the cookie: out of reach of scripts, and of pages of other sites. */
  get cookie(): string {
    return `${this.cookieName}=${this.token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /**
   * Lets a request pass that asks for this server by its own name (a foreign name that leads to 127.0.0.1 is DNS
   * rebinding), that no page of another origin has sent, and that has the token.
   *
   * @throws HttpFailure 403
   */
  check(request: IncomingMessage, url: URL): Credential {
    this.checkSender(request);
    const credential = this.credentialOf(request, url);
    if (credential === undefined) throw new HttpFailure(403, NO_TOKEN);
    const { method = "GET", headers } = request;
    // Browsers name the origin of whatever changes something; what comes with the cookie alone didn't come from a page.
    if (credential === "cookie" && !READING.includes(method) && headers.origin === undefined) {
      throw new HttpFailure(403, `${method} with a cookie but without Origin: a program shows the token instead`);
    }
    return credential;
  }

  /**
   * As `check`, for a WebSocket, which no same-origin policy binds: with the cookie alone its origin must be there.
   *
   * @throws HttpFailure 403
   */
  checkSocket(request: IncomingMessage, url: URL): void {
    if (this.check(request, url) === "cookie" && request.headers.origin === undefined) {
      throw new HttpFailure(403, "a WebSocket with a cookie but without Origin");
    }
  }

  /** Whether this is the token. Takes as long for a token that is nearly right. */
  isToken(given: unknown): boolean {
    return typeof given === "string" && timingSafeEqual(digestOf(given), digestOf(this.token));
  }

  /** Whether the request asks for this server by its own name. */
  isOwnName({ headers }: IncomingMessage): boolean {
    return [`127.0.0.1:${this.port}`, `localhost:${this.port}`].includes(headers.host ?? "");
  }

  private checkSender(request: IncomingMessage): void {
    if (!this.isOwnName(request)) throw new HttpFailure(403, "this server is 127.0.0.1 and nobody else");
    const { host, origin, "sec-fetch-site": site, "sec-fetch-mode": mode } = request.headers;
    const isForeign = origin !== undefined && origin !== `http://${host}`;
    // A page on another port of this machine counts as the same site, and the cookie goes with what it asks for.
    const isEmbedded = (site === "cross-site" || site === "same-site") && mode !== "navigate";
    if (isForeign || isEmbedded) throw new HttpFailure(403, "asked for by a page of another origin");
  }

  private credentialOf({ headers }: IncomingMessage, url: URL): Credential | undefined {
    const header = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? "")?.[1];
    if (this.isToken(header) || this.isToken(url.searchParams.get("token"))) return "token";
    const cookies = (headers.cookie ?? "").split(/; */).map((pair) => pair.split("="));
    return this.isToken(cookies.find(([name]) => name === this.cookieName)?.[1]) ? "cookie" : undefined;
  }

  /** Named after the port: cookies of 127.0.0.1 are shared among ports, and another lab has another token. */
  private get cookieName(): string {
    return `plasticity-lab-${this.port}`;
  }
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
