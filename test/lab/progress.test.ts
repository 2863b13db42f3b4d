import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { progress, progressHtml } from "plasticity/lab";

const state = { experiment: "fig5", done: 30, total: 120, elapsed: 10, left: 75 };

test("the bar shows points done and time left, and tells screen readers", () => {
  const page = new JSDOM(progressHtml("fig5 · <quick>", state)).window.document;
  assert.match(page.body.textContent!, /fig5 · <quick>30 of 120 · 1 min 15 s left/);
  const bar = page.querySelector<HTMLElement>('[role="progressbar"]')!;
  assert.equal(bar.getAttribute("aria-valuenow"), "30");
  assert.equal((bar.firstElementChild as HTMLElement).style.width, "25%");
});

test("a sweep without points is done, and impossible states are refused", () => {
  assert.match(progressHtml("empty", { ...state, done: 0, total: 0, left: undefined }), /width:100%/);
  assert.throws(
    () => progressHtml("x", { ...state, done: 121 }),
    /progress: expected 0 ≤ done ≤ total, got 121 of 120/,
  );
  assert.throws(() => progressHtml("x", { ...state, done: NaN }), /got NaN of 120/);
});

/** Outputs of a kernel, as far as a display makes them: each display keeps what was shown last. */
test("in a kernel one output is overwritten, and its last content names no time", (t) => {
  const shown: string[] = [];
  const kernel = globalThis as { __tslab__?: unknown };
  kernel.__tslab__ = { require: () => ({ newDisplay: () => ({ html: (html: string) => shown.push(html) }) }) };
  t.after(() => delete kernel.__tslab__);
  const display = progress("fig5");
  display.update(state);
  display.finish("fig5: 120 points");
  assert.equal(shown.length, 2);
  assert.equal(new JSDOM(shown[1]!).window.document.body.textContent, "✓ fig5: 120 points");
  display.finish("fig5: 120 points", "made by <other> code");
  assert.equal(new JSDOM(shown[2]!).window.document.body.textContent, "✓ fig5: 120 points · made by <other> code");
  const result = { experiment: "optimal-plasticity/fig5", profile: "quick", digest: "0123456789abcdef" };
  display.finish("fig5: 120 points", undefined, result);
  const line = new JSDOM(shown[3]!).window.document.querySelector(".plasticity-progress")!;
  assert.deepEqual(JSON.parse(line.getAttribute("data-result")!), result);
  display.fail!("stopped <here>");
  assert.equal(new JSDOM(shown[4]!).window.document.body.textContent, "✗ stopped <here>");
});
