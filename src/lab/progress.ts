/**
 * The progress of a sweep as one output that is overwritten, until it holds a single line that is the same for each run
 * (no clock times: a saved notebook shall not change because a machine was slower).
 */
import {
  formatDuration,
  setProgressReporter,
  type Progress,
  type ProgressDisplay,
  type ShownResult,
} from "../experiments/progress.js";
import { colour } from "./colour.js";
import { inKernel, newDisplay } from "./display.js";
import { escapeHtml } from "./escape.js";
import { theme } from "./theme.js";

/**
 * A progress display in the output of the running cell; outside a kernel it shows nothing.
 *
 * `obtain` opens one by itself once `plasticity/lab` is imported in a notebook; call it for a loop of your own.
 *
 * @param label what is running, e.g. "fig5-nonlinear · quick profile"
 * @example
 * const shown = progress("training");
 * shown.update({ experiment: "training", done: 1, total: 10, elapsed: 1.2, left: 10.8 });
 * shown.finish("training: 10 networks");
 */
export function progress(label: string): ProgressDisplay {
  const output = newDisplay();
  return {
    update: (state) => output?.html(progressHtml(label, state)),
    finish: (summary, caution, result) => output?.html(lineHtml(`✓ ${summary}`, colour.reproduced, caution, result)),
    fail: (message) => output?.html(lineHtml(`✗ ${message}`, colour.notReproduced)),
  };
}

/**
 * The bar while it runs, as HTML text.
 *
 * @throws {RangeError} unless 0 ≤ done ≤ total
 * @example progressHtml("fig5", { experiment: "fig5", done: 3, total: 81, elapsed: 2, left: 50 })
 */
export function progressHtml(label: string, { done, total, left }: Progress): string {
  if (!(done >= 0 && done <= total))
    throw new RangeError(`progress: expected 0 ≤ done ≤ total, got ${done} of ${total}`);
  const percent = total === 0 ? 100 : Math.round((1000 * done) / total) / 10;
  const remaining = left === undefined ? "" : ` · ${formatDuration(left)} left`;
  return (
    `<div class="plasticity-progress" style="max-width:${theme.maximalWidth}px;background:${colour.paper};color:${colour.ink};font:13px ${escapeHtml(theme.fontFamily)}">` +
    `<div style="display:flex;justify-content:space-between"><span>${escapeHtml(label)}</span><span style="font-variant-numeric:tabular-nums">${done} of ${total}${escapeHtml(remaining)}</span></div>` +
    `<div role="progressbar" aria-label="${escapeHtml(label)}" aria-valuemin="0" aria-valuemax="${total}" aria-valuenow="${done}" style="height:6px;margin-top:3px;border-radius:3px;background:${colour.guide}">` +
    `<div style="width:${percent}%;height:100%;border-radius:3px;background:${colour.simulation}"></div></div></div>`
  );
}

function lineHtml(text: string, shade: string, caution?: string, result?: ShownResult): string {
  const more = caution === undefined ? "" : ` <strong style="color:${colour.partly}">· ${escapeHtml(caution)}</strong>`;
  const { experiment, profile, digest } = result ?? {};
  const record =
    result === undefined ? "" : ` data-result="${escapeHtml(JSON.stringify({ experiment, profile, digest }))}"`;
  return `<div class="plasticity-progress"${record} style="background:${colour.paper};color:${shade};font:13px ${escapeHtml(theme.fontFamily)}">${escapeHtml(text)}${more}</div>`;
}

// Importing the lab in a notebook is what connects sweeps to the notebook; elsewhere nothing is registered.
if (inKernel()) setProgressReporter(progress);
