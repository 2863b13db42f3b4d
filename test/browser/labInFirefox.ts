// A page of the lab in Firefox.
import type { Browser, Page } from "puppeteer-core";
import type { Lab } from "../../src/dist/jupyterlab/labServer.js";
import { LabNotebook } from "./labNotebook.ts";

export class LabInFirefox extends LabNotebook {
  private constructor(
    readonly page: Page,
    { address }: Lab,
  ) {
    super();
    page.on("console", (message) => {
      if (message.type() === "error") this.fault(message.text());
    });
    page.on("pageerror", (error) => this.fault(String(error)));
    page.on("request", (request) => this.requested(request.url(), address));
  }

  /** Opens a file by the address that the command prints. */
  static async open(lab: Lab, browser: Browser, path: string): Promise<LabInFirefox> {
    const opened = new LabInFirefox(await browser.newPage(), lab);
    await opened.page.setViewport({ width: 1400, height: 950 });
    await opened.page.goto(`${lab.address}/lab/tree/${path}?token=${lab.token}`);
    await opened.opened();
    return opened;
  }

  async evaluate<T>(expression: string): Promise<T> {
    return (await this.page.evaluate(expression)) as T;
  }

  async until(expression: string, milliseconds = 30_000): Promise<void> {
    await this.page.waitForFunction(`Boolean(${expression})`, { timeout: milliseconds });
  }
}
