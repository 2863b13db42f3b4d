/** The recurrent networks whose maintenance is looked at. */
import { randomStream } from "../numerics/random.js";
import { initialNetwork } from "../synaptic-balancing/network.js";
import { equilibrium } from "../synaptic-balancing/equilibrium.js";
import { synapticCosts } from "../synaptic-balancing/synapticCosts.js";
import { taskPreservingTransform } from "../synaptic-balancing/taskPreservingTransform.js";
import { rateNetworkLandscape, type RateNetworkLandscape } from "./rateNetworkLandscape.js";
import { aCount, aNumber, aWhole, anIndex, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Channels of input and output. */
const CHANNELS = 2;
/** Δt in units of τ, and how long an input is held. */
export const MAINTENANCE_TIME_STEP = 0.2;
const HELD = 10;
/** J ~ 𝒩(0, (0.8)²/N): stable, and lively enough for recurrence to matter. */
const GAIN = 0.8;

const maintenanceTaskOptions = optionsOf({ neurons: aCount, imbalance: aNumber, seed: aWhole, repeat: anIndex });

/**
 * Network `repeat` of `seed`: random weights, brought to balance (Σ J² at its minimum along the task-preserving
 * directions) and then, with `imbalance` > 0, moved along them to h ~ 𝒩(0, imbalance²). Whatever the imbalance, it
 * computes the same function. Its input: Gaussian values held for 2 τ, over 30 τ.
 *
 * `maintenanceTask({ neurons: 12, imbalance: 0.5, seed: 1, repeat: 1 }).dimension // 192`
 */
export function maintenanceTask(options: {
  neurons: number;
  imbalance: number;
  seed: number;
  repeat: number;
}): RateNetworkLandscape & { readonly input: Float64Array } {
  requireInput("maintenanceTask: options", options, maintenanceTaskOptions);
  const { neurons, imbalance, seed, repeat } = options;

  const stream = (part: string) => randomStream(seed, "synthesis/maintenance", part, neurons, repeat);
  const raw = initialNetwork({ neurons, inputs: CHANNELS, outputs: CHANNELS }, stream("network"));
  const recurrent = raw.recurrent.map((weight) => GAIN * weight);
  const { coordinates } = equilibrium(synapticCosts(recurrent, { power: 2 }));
  const away = stream("imbalance").fillNormal(new Float64Array(neurons));
  const average = away.reduce((sum, value) => sum + value, 0) / neurons;
  const teacher = taskPreservingTransform(
    { ...raw, recurrent },
    coordinates.map((h, k) => h + imbalance * (away[k]! - average)),
  );
  const levels = stream("input").fillNormal(new Float64Array(15 * CHANNELS));
  const input = Float64Array.from(
    { length: 15 * HELD * CHANNELS },
    (_, k) => levels[Math.floor(k / (HELD * CHANNELS)) * CHANNELS + (k % CHANNELS)]!,
  );
  return { ...rateNetworkLandscape(teacher, input, MAINTENANCE_TIME_STEP), input };
}
