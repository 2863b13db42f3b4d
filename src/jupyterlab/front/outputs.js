/** Outputs in HTML, as the package has them shown: `outputs.js` of its build, which the page loads first. */
import { IRenderMimeRegistry, RenderedHTML } from "@jupyterlab/rendermime";

/** This build's script of explorables. */
let script = "";

class Output extends RenderedHTML {
  render({ data, metadata, trusted }) {
    const html = globalThis.plasticityOutputs.shownOutput(String(data[this.mimeType]), script);
    return super.render({ data: { [this.mimeType]: html }, metadata, trusted });
  }
}

export default {
  id: "plasticity-lab:outputs",
  description: "Figures, claims and tables follow the theme, explorables have this build's script.",
  autoStart: true,
  requires: [IRenderMimeRegistry],
  async activate(app, registry) {
    script = await (await fetch("/plasticity/explorables.js")).text();
    const createRenderer = (options) => new Output(options);
    registry.addFactory({ safe: true, mimeTypes: ["text/html"], createRenderer }, registry.getRank("text/html"));
  },
};
