// What a person does with a notebook in the lab, by JupyterLab's own commands, in any browser.

/** The notebook in front, in the page's own words. */
const PANEL = "[...jupyterapp.shell.widgets('main')].find((w) => w.content?.widgets && w.isVisible)";
/** What a newer Yjs says of JupyterLab's use of it; nothing comes of it. */
const KNOWN = /yjs|Yjs/;

/** An output as it would be saved. */
export interface SavedOutput {
  output_type: string;
  text?: string;
  data?: Record<string, string>;
}

export abstract class LabNotebook {
  /** Errors, refused requests and requests to anywhere but the lab. */
  readonly faults: string[] = [];

  /** The value of an expression in the page, once its promise is kept. */
  abstract evaluate<T>(expression: string): Promise<T>;
  /** Waits until an expression in the page is true. */
  abstract until(expression: string, milliseconds?: number): Promise<void>;

  protected fault(text: string): void {
    if (!KNOWN.test(text)) this.faults.push(text);
  }

  protected requested(url: string, address: string): void {
    const socket = address.replace("http", "ws");
    if (!url.startsWith(address) && !url.startsWith(socket) && !/^(?:data|blob):/.test(url)) this.faults.push(url);
  }

  async ready(): Promise<void> {
    await this.until("document.documentElement.dataset.ready === '1'", 120_000);
  }

  /** JupyterLab opens the file of the address when all else is in its place. */
  async opened(): Promise<void> {
    await this.ready();
    await this.until(PANEL, 60_000);
  }

  /** Waits until the notebook's kernel is there and has nothing to do. */
  async idle(): Promise<void> {
    await this.until(`${PANEL}?.sessionContext.session?.kernel?.status === 'idle'`, 180_000);
  }

  /** One of JupyterLab's commands. */
  async command(name: string, args: unknown = {}): Promise<void> {
    await this.evaluate(`jupyterapp.commands.execute(${JSON.stringify(name)}, ${JSON.stringify(args)}).then(() => 0)`);
  }

  /** As `command`, without waiting until it is done. */
  async begin(name: string, args: unknown = {}): Promise<void> {
    await this.evaluate(`void jupyterapp.commands.execute(${JSON.stringify(name)}, ${JSON.stringify(args)})`);
  }

  async runAll(): Promise<void> {
    await this.command("notebook:run-all-cells");
    await this.idle();
  }

  /** An expression about the notebook in front, `panel`. */
  async ask<T>(expression: string): Promise<T> {
    return await this.evaluate<T>(`((panel) => ${expression})(${PANEL})`);
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

  async outputs(index: number): Promise<SavedOutput[]> {
    return this.ask(`panel.content.widgets[${index}].model.outputs.toJSON()`);
  }

  /** Runs a cell and returns its outputs. */
  async run(index: number): Promise<SavedOutput[]> {
    await this.ask(`(panel.content.activeCellIndex = ${index}, panel.content.deselectAll(), 0)`);
    await this.command("notebook:run-cell");
    await this.idle();
    return this.outputs(index);
  }

  /** Starts a cell, interrupts it while it runs, and returns its outputs. */
  async interrupt(index: number): Promise<SavedOutput[]> {
    await this.ask(`(panel.content.activeCellIndex = ${index}, 0)`);
    await this.begin("notebook:run-cell");
    await this.until("jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'busy'");
    await new Promise((done) => setTimeout(done, 500));
    await this.command("notebook:interrupt-kernel");
    await this.idle();
    return this.outputs(index);
  }

  async save(): Promise<void> {
    await this.command("docmanager:save");
  }

  async isDirty(): Promise<boolean> {
    return this.ask("panel.model.dirty");
  }

  /** The title of the dialog that is shown, once one is. */
  async dialog(): Promise<string> {
    await this.until("document.querySelector('.jp-Dialog-header')");
    return (await this.evaluate<string>("document.querySelector('.jp-Dialog-header').textContent")).trim();
  }

  /** Presses a dialog's button. */
  async press(label: string): Promise<void> {
    await this.evaluate(`[...document.querySelectorAll('.jp-Dialog button')]
      .find((button) => button.textContent.includes(${JSON.stringify(label)})).click()`);
    await this.until("!document.querySelector('.jp-Dialog')");
  }
}
