import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "../property.js";
import { type Notebook, NotebookFormatError, notebookText, parseNotebook } from "plasticity/publish/notebook";
import { readNotebook, writeNotebook } from "plasticity/publish/notebook";

const folder = mkdtempSync(join(tmpdir(), "plasticity-notebook-"));

/** As Python's Jupyter (nbformat 5.x) saves it: sorted keys, indent 1, lists of lines, newline at the end. */
const AS_JUPYTER_SAVES = `{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 1,
   "id": "a",
   "metadata": {},
   "outputs": [
    {
     "data": {
      "image/png": "aGk=\\n",
      "text/html": [
       "<b>1</b>\\n",
       "2"
      ]
     },
     "metadata": {},
     "output_type": "display_data"
    }
   ],
   "source": [
    "let a = 1;\\n",
    "a"
   ]
  },
  {
   "cell_type": "markdown",
   "id": "b",
   "metadata": {},
   "source": []
  }
 ],
 "metadata": {
  "kernelspec": {
   "name": "plasticity-tslab"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`;

test("reading and writing keeps Jupyter's bytes", () => {
  assert.equal(notebookText(parseNotebook(AS_JUPYTER_SAVES)), AS_JUPYTER_SAVES);
});

test("any source and any text output survive a round trip, whatever ends their lines", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "é", "\n", "\r", "\r\n", "\u2028", "\f", "😀", '"', "\\") });
  fc.assert(
    fc.property(text, text, (source, printed) => {
      const notebook: Notebook = {
        cells: [
          { cell_type: "markdown", id: "t", metadata: {}, source },
          {
            cell_type: "code",
            id: "c",
            metadata: {},
            source,
            execution_count: 1,
            outputs: [
              { output_type: "stream", name: "stdout", text: printed },
              { output_type: "display_data", data: { "text/html": printed, "image/png": printed }, metadata: {} },
            ],
          },
        ],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      };
      assert.deepEqual(parseNotebook(notebookText(notebook)), notebook);
    }),
  );
});

test("a notebook older than 4.5 gets ids that are the same on each reading", () => {
  const old = `{"cells":[{"cell_type":"markdown","metadata":{},"source":"x"}],"metadata":{},"nbformat":4,"nbformat_minor":2}`;
  const notebook = parseNotebook(old);
  assert.equal(notebook.nbformat_minor, 5);
  assert.equal(notebook.cells[0]?.id, "cell-1");
});

test("what isn't a notebook is refused in one line that says why", () => {
  const cell = (fields: string): string => `{"cells":[${fields}],"metadata":{},"nbformat":4,"nbformat_minor":5}`;
  const bad: [string, RegExp][] = [
    ["", /not a Jupyter notebook \(the file is not JSON\)/],
    ["\x89PNG", /the file is not JSON/],
    ["[]", /not a Jupyter notebook/],
    [`{"name":"x"}`, /no "nbformat" with "cells"/],
    [`{"cells":[],"metadata":{},"nbformat":3}`, /nbformat: expected 4, got 3/],
    [`{"cells":{},"metadata":{},"nbformat":4}`, /cells: expected a list/],
    [`{"cells":[],"nbformat":4}`, /metadata: expected an object, got nothing/],
    [cell(`{"cell_type":"heading","metadata":{},"source":""}`), /cells\[0\].cell_type: expected code, markdown or raw/],
    [cell(`{"cell_type":"code","metadata":{},"source":1,"outputs":[]}`), /cells\[0\].source: expected text/],
    [cell(`{"cell_type":"code","metadata":{},"source":""}`), /cells\[0\].outputs: expected a list, got nothing/],
    [
      cell(`{"cell_type":"code","metadata":{},"source":"","outputs":[{"output_type":"magic"}]}`),
      /cells\[0\].outputs\[0\].output_type/,
    ],
    [
      cell(
        `{"id":"a","cell_type":"raw","metadata":{},"source":""},{"id":"a","cell_type":"raw","metadata":{},"source":""}`,
      ),
      /cells\[1\].id: expected an id that no other cell has, got "a"/,
    ],
  ];
  for (const [text, message] of bad) {
    assert.throws(
      () => parseNotebook(text, "x.ipynb"),
      (error) => {
        assert.ok(error instanceof NotebookFormatError);
        assert.match(error.message, message);
        assert.match(error.message, /^x\.ipynb: [^\n]+$/);
        return true;
      },
    );
  }
  assert.throws(() => readNotebook(join(folder, "none.ipynb")), /none\.ipynb: no such file/);
  assert.throws(() => readNotebook(folder), /a folder, not a file/);
});

test("writing replaces the file whole and leaves nothing else behind", () => {
  const file = join(folder, "deep", "n.ipynb");
  const notebook = parseNotebook(AS_JUPYTER_SAVES);
  writeNotebook(file, notebook);
  writeNotebook(file, notebook);
  assert.equal(readFileSync(file, "utf8"), AS_JUPYTER_SAVES);
  assert.deepEqual(readdirSync(join(folder, "deep")), ["n.ipynb"]);
  // A file where a folder should be: the error is the file system's, and the file stays.
  writeFileSync(join(folder, "taken"), "mine");
  assert.throws(() => writeNotebook(join(folder, "taken", "n.ipynb"), notebook));
  assert.equal(readFileSync(join(folder, "taken"), "utf8"), "mine");
});
