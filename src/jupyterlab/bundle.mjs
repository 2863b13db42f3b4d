/**
 * Bundles what the lab's page does to outputs into `dist/jupyterlab/outputs.js`: one classic script, `plasticityOutputs`
 * in the page. It comes with the package, not with the front end, which lasts longer than a build. The licences of the
 * packages in it stand beside it, as those of the front end do.
 *
 *   node jupyterlab/bundle.mjs    (from src/; part of `npm run build`)
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { browserScript } from "../browserScript.mjs";
import { licencesOf } from "./front/licences.mjs";

const dist = fileURLToPath(new URL("../dist/jupyterlab/", import.meta.url));
const { script, metafile } = await browserScript("jupyterlab", { globalName: "plasticityOutputs" });
mkdirSync(dist, { recursive: true });
writeFileSync(`${dist}outputs.js`, script);
writeFileSync(`${dist}outputs.licences.txt`, licencesOf([metafile], fileURLToPath(new URL("../", import.meta.url))));
