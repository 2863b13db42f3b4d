import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "plasticity/commands/nearest";

test("a mistyped word finds its neighbour, nonsense finds none", () => {
  const words = ["fig5-nonlinear", "fig5-linear", "noise"];
  assert.equal(nearest("fig5-nonlinaer", words), "fig5-nonlinear");
  assert.equal(nearest("fig5-linar", words), "fig5-linear");
  assert.equal(nearest("nosie", words), "noise");
  assert.equal(nearest("weights", words), undefined);
  assert.equal(nearest("x", []), undefined);
});
