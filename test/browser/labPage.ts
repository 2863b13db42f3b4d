// A page of the lab in a browser, by JupyterLab's own commands and by what a person sees.
import type { Browser, Page } from "playwright-core";
import type { Lab } from "../../src/dist/jupyterlab/labServer.js";

/** The notebook in front, in the page's own words. */
const PANEL = "[...jupyterapp.shell.widgets('main')].find((w) => w.content?.widgets && w.isVisible)";
/** What a newer Yjs says of JupyterLab's use of it; nothing comes of it. */
const KNOWN = /yjs|Yjs/;

export class LabPage {
  /** Errors, refused requests and requests to anywhere but the lab. */
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    { address }: Lab,
  ) {
    page.on("console", (message) => {
      if (message.type() === "error" && !KNOWN.test(message.text())) this.faults.push(message.text());
    });
    page.on("pageerror", (error) => this.faults.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith(address) && !/^(?:data|blob|ws):/.test(request.url()))
        this.faults.push(request.url());
    });
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
    await opened.ready();
    // JupyterLab opens the file of the address when all else is in its place.
    await opened.page.waitForFunction(PANEL, null, { timeout: 60_000 });
    return opened;
  }

  async ready(): Promise<void> {
    await this.page.waitForFunction("document.documentElement.dataset.ready === '1'", null, { timeout: 120_000 });
  }

  /** Waits until the notebook's kernel is there and has nothing to do. */
  async idle(): Promise<void> {
    const state = `${PANEL}?.sessionContext.session?.kernel?.status === 'idle'`;
    await this.page.waitForFunction(state, null, { timeout: 180_000 });
  }

  /** One of JupyterLab's commands. */
  async command(name: string, args: unknown = {}): Promise<void> {
    await this.page.evaluate(
      `jupyterapp.commands.execute(${JSON.stringify(name)}, ${JSON.stringify(args)}).then(() => 0)`,
    );
  }

  /** As `command`, without waiting until it is done. */
  async begin(name: string, args: unknown = {}): Promise<void> {
    await this.page.evaluate(`void jupyterapp.commands.execute(${JSON.stringify(name)}, ${JSON.stringify(args)})`);
  }

  async runAll(): Promise<void> {
    await this.command("notebook:run-all-cells");
    await this.idle();
  }

  /** An expression about the notebook in front, `panel`. */
  async ask<T>(expression: string): Promise<T> {
    return await this.page.evaluate<T>(`((panel) => ${expression})(${PANEL})`);
  }

  async setCell(index: number, source: string): Promise<void> {
    await this.ask(`(panel.content.activeCellIndex = ${index},
      panel.content.activeCell.model.sharedModel.setSource(${JSON.stringify(source)}), 0)`);
  }

  async append(source: string): Promise<number> {
    await this.ask(`(panel.content.activeCellIndex = panel.content.widgets.length - 1, 0)`);
    await this.command("notebook:insert-cell-below");
    const index = await this.ask<number>("panel.content.activeCellIndex");
    await this.setCell(index, source);
    return index;
  }

  /** Runs a cell and returns its outputs as they would be saved. */
  async run(index: number): Promise<{ output_type: string; text?: string; data?: Record<string, string> }[]> {
    await this.ask(`(panel.content.activeCellIndex = ${index}, panel.content.deselectAll(), 0)`);
    await this.command("notebook:run-cell");
    await this.idle();
    return this.ask(`panel.content.widgets[${index}].model.outputs.toJSON()`);
  }

  async save(): Promise<void> {
    await this.command("docmanager:save");
  }

  async isDirty(): Promise<boolean> {
    return this.ask("panel.model.dirty");
  }

  /** The title of the dialog that is shown, once one is. */
  async dialog(): Promise<string> {
    return (await this.page.locator(".jp-Dialog-header").first().innerText()).trim();
  }

  /** Presses a dialog's button. */
  async press(label: string): Promise<void> {
    await this.page.locator(`.jp-Dialog button`, { hasText: label }).first().click();
    await this.page.locator(".jp-Dialog").waitFor({ state: "detached" });
  }
}
