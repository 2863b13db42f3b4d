/** Starts JupyterLab with the plugins of the bundle, but those that the page disables. */
import { PageConfig } from "@jupyterlab/coreutils";

export async function start(JupyterLab, modules, mimeExtensions) {
  const disabled = new Set(JSON.parse(PageConfig.getOption("disabledExtensions") || "[]"));
  const lab = new JupyterLab({ mimeExtensions });
  lab.registerPlugins(modules.flatMap((module) => [module.default].flat().filter(({ id }) => !disabled.has(id))));
  // for whoever looks into the page by its console, as JupyterLab's own page has it
  globalThis.jupyterapp = lab;
  await lab.start();
  await lab.restored;
  document.documentElement.dataset.ready = "1";
}
