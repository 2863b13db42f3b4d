/** What this project adds to JupyterLab: its package is built and picked up by one command. */
import { Dialog, ICommandPalette, Notification, showDialog } from "@jupyterlab/apputils";
import { PageConfig, URLExt } from "@jupyterlab/coreutils";
import { IMainMenu } from "@jupyterlab/mainmenu";
import { INotebookTracker } from "@jupyterlab/notebook";
import { ServerConnection } from "@jupyterlab/services";
import { Widget } from "@lumino/widgets";

const BUILD = "plasticity:build-and-restart";
const LICENCES = "plasticity:licences";

function activate(app, notebooks, palette, menu) {
  app.commands.addCommand(BUILD, {
    label: "Build and Restart Kernel",
    caption: "Save all files, build the package in src/, and restart the notebook's kernel, which picks it up",
    isEnabled: () => PageConfig.getOption("plasticityBuild") === "true",
    execute: () => buildAndRestart(app, notebooks),
  });
  app.commands.addCommand(LICENCES, {
    label: "Licences of the Bundled Packages",
    execute: () => void window.open("/static/licences.txt", "_blank", "noopener"),
  });
  palette?.addItem({ command: BUILD, category: "Kernel Operations" });
  palette?.addItem({ command: LICENCES, category: "Help" });
  menu?.kernelMenu.addGroup([{ command: BUILD }], 1);
  menu?.helpMenu.addGroup([{ command: LICENCES }], 20);
  app.commands.addKeyBinding({ command: BUILD, keys: ["Accel Shift B"], selector: "body" });
}

async function buildAndRestart(app, notebooks) {
  await app.commands.execute("docmanager:save-all");
  const building = Notification.emit("Building the package …", "in-progress", { autoClose: false });
  let report;
  try {
    report = await build(app.serviceManager.serverSettings);
  } catch (error) {
    report = { ok: false, output: String(error) };
  }
  if (!report.ok) {
    Notification.dismiss(building);
    await showFailure(report.output);
    return false;
  }
  const context = notebooks.currentWidget?.sessionContext;
  await context?.session?.kernel?.restart();
  const what = context?.session ? `, kernel of ${context.name} restarted` : "";
  Notification.update({ id: building, message: `Built${what}`, type: "success", autoClose: 3000 });
  return true;
}

async function build(settings) {
  const address = URLExt.join(settings.baseUrl, "plasticity/build");
  const response = await ServerConnection.makeRequest(address, { method: "POST" }, settings);
  if (!response.ok) throw await ServerConnection.ResponseError.create(response);
  return response.json();
}

function showFailure(output) {
  const node = document.createElement("pre");
  node.textContent = output;
  return showDialog({
    title: "The package isn't built",
    body: new Widget({ node }),
    buttons: [Dialog.okButton({ label: "Close" })],
  });
}

export default {
  id: "plasticity-lab:project",
  description: "Builds the project's package and restarts the kernel.",
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ICommandPalette, IMainMenu],
  activate,
};
