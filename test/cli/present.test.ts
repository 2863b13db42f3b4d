import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../src/dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "cli-present-"));

function present(
  args: string[],
  environment: Record<string, string> = {},
): { code: number | null; out: string; err: string } {
  const env = { ...process.env, NODE_OPTIONS: "", ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "present", ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

function refused(args: string[], message: RegExp, environment: Record<string, string> = {}): void {
  const { code, out, err } = present(args, environment);
  assert.match(err, message);
  assert.equal(err.trimEnd().split("\n").length, 1, err);
  assert.deepEqual([code, out], [2, ""]);
}

test("a list becomes a deck, which says how large it is and that its notes can be read", () => {
  writeFileSync(
    join(folder, "journal-club.txt"),
    "optimal-plasticity/fig5-sweet-spots | Where the minima are | Wait.\nsynaptic-balancing/fig3-c\n",
  );
  const { code, out, err } = present(["--from", "journal-club.txt"]);
  assert.deepEqual([code, err], [0, ""]);
  assert.match(
    out,
    /^5 slides, \d\.\d MB → decks.journal-club\.html\nThe presenter's notes are in the file: whoever has it can read them\.\n$/,
  );
  const deck = readFileSync(join(folder, "decks", "journal-club.html"), "utf8");
  for (const words of ["<title>Journal club</title>", "Where the minima are", "<p>Wait.</p>", 'id="fig3-c"'])
    assert.ok(deck.includes(words), words);
  // a deck may be made again, in the same place, from the same
  assert.equal(present(["--from", "journal-club.txt"]).code, 0);
  assert.equal(readFileSync(join(folder, "decks", "journal-club.html"), "utf8"), deck);
});

test("a wrong call says what was expected, and writes nothing", () => {
  refused([], /^present: expected papers, notebooks or figures, or a list with --from, got nothing$/m);
  refused(["a", "--from", "b"], /got both a and --from$/m);
  refused(
    ["optimal-plasticity/fig5-sweet-spt"],
    /^figure: .*got "optimal-plasticity\/fig5-sweet-spt", did you mean "optimal-plasticity\/fig5-sweet-spots"\?$/m,
  );
  writeFileSync(join(folder, "list.txt"), "# mine\nfig5-sweet-spots\nfig5-sweet-pots\n");
  refused(
    ["--from", "list.txt"],
    /^list\.txt:3: expected a figure such as .*got "fig5-sweet-pots", did you mean "optimal-plasticity\/fig5-sweet-spots"\?$/m,
  );
  writeFileSync(join(folder, "list.yaml"), "- figure: fig5-sweet-spots\n  note: x\n");
  refused(["--from", "list.yaml"], /^list\.yaml:2: expected figure, title or notes, got "note"$/m);
  refused(
    ["optimal-plasticity/fig5", "-o", "deck.pdf"],
    /^--output: expected a name that ends in \.html, got "deck\.pdf"$/m,
  );
  writeFileSync(join(folder, "mine.html"), "<p>mine</p>");
  refused(
    ["optimal-plasticity/fig5", "-o", "mine.html"],
    /^--output: expected a new file or a deck, got .*mine\.html", .*nothing was changed$/m,
  );
  assert.equal(readFileSync(join(folder, "mine.html"), "utf8"), "<p>mine</p>");
  assert.ok(!existsSync(join(folder, "decks", "list.html")));
});

test("without a Chromium --pdf says what to do, before anything is written", () => {
  const args = ["optimal-plasticity/fig5", "--pdf", "-o", "printed.html"];
  refused(args, /^--pdf: expected a Chromium or Chrome on this machine, got none; install one .*CHROMIUM=/m, {
    PATH: "/nowhere",
    CHROMIUM: "",
  });
  refused(args, /^--pdf: expected CHROMIUM to be the path of a Chromium, got "\/nowhere\/c", which isn't there$/m, {
    CHROMIUM: "/nowhere/c",
  });
  assert.ok(!existsSync(join(folder, "printed.html")));
});
