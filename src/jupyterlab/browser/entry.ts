/** What the lab's page has of this package: its front end asks for it whenever it shows an output. */
export { shownOutput } from "../shownOutput.js";
