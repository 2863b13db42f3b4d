import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of a person's settings of the lab: `~/.config/plasticity-lab`, or below `XDG_CONFIG_HOME`. */
export function labHome(): string {
  const config = process.env["XDG_CONFIG_HOME"];
  return join(config === undefined || config === "" ? join(homedir(), ".config") : config, "plasticity-lab");
}
