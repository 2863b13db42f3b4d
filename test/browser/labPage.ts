// A page of the lab in Chromium.
import type { Browser, Page } from "playwright-core";
import type { Lab } from "../../src/dist/jupyterlab/labServer.js";
import { LabNotebook } from "./labNotebook.ts";

export class LabPage extends LabNotebook {
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

  /** Opens a file by the address that the command prints; with another page, in its browser's window. */
  static async open(lab: Lab, where: Browser | LabPage, path: string): Promise<LabPage> {
    const context =
      where instanceof LabPage
        ? where.page.context()
        : await where.newContext({ viewport: { width: 1400, height: 950 } });
    const opened = new LabPage(await context.newPage(), lab);
    const query = where instanceof LabPage ? "" : `?token=${lab.token}`;
    await opened.page.goto(`${lab.address}/lab/tree/${path}${query}`);
    await opened.opened();
    return opened;
  }

  async evaluate<T>(expression: string): Promise<T> {
    return await this.page.evaluate<T>(expression);
  }

  async until(expression: string, milliseconds = 30_000): Promise<void> {
    await this.page.waitForFunction(expression, null, { timeout: milliseconds });
  }
}
