import assert from "node:assert/strict";
import { test } from "node:test";
import { OutputTidier } from "../../src/dist/jupyterlab/outputTidier.js";
import { type Message, newRequest } from "../../src/dist/publish/message.js";

const tidier = new OutputTidier("/home/me/project");
const stream = (text: string, id = "a", name = "stderr"): Message => {
  const message = newRequest("stream", { name, text }, "");
  return { ...message, parent: { msg_id: id } };
};
const tidied = (text: string): unknown => tidier.tidied(stream(text))?.content["text"];

test("both of tslab's interrupts become one line", () => {
  const sync =
    "Error: Script execution was interrupted by `SIGINT`\n    at sigintHandlersWrap (node:vm:280:12)\n    at x {\n  code: 'E'\n}\n";
  assert.equal(tidied(sync), "Interrupted.\n");
  assert.equal(
    tidied("Error: Interrupted asynchronously\n    at createExecutor (/x/executor.js:87:23)\n"),
    "Interrupted.\n",
  );
  // what a cell itself says of interrupts stays
  assert.equal(tidied("Error: Interrupted asynchronously\n"), "Error: Interrupted asynchronously\n");
});

test("a stack keeps the cell's frames and the package's, by the project's own paths", () => {
  const text = `Error: told
    at f (evalmachine.<anonymous>:2:7)
    at g (file:///home/me/project/src/dist/lab/figure.js:3:1)
    at sigintHandlersWrap (node:vm:280:12)
    at Object.execute (/home/me/project/node_modules/tslab/dist/executor.js:160:38) {
  code: 'E'
}
`;
  assert.equal(
    tidied(text),
    "Error: told\n    at f (evalmachine.<anonymous>:2:7)\n    at g (src/dist/lab/figure.js:3:1) {\n  code: 'E'\n}\n",
  );
});

test("text beyond two million characters is left out once it is said, for each run anew; what isn't text stays", () => {
  tidier.begins("b");
  const lengths = [1, 2, 3].map(
    () => String(tidier.tidied(stream("x".repeat(1.5e6), "b", "stdout"))?.content["text"] ?? "").length,
  );
  assert.equal(lengths[0], 1.5e6);
  assert.ok(lengths[1]! > 5e5 && lengths[1]! < 5.001e5);
  assert.equal(lengths[2], 0);
  assert.equal(tidier.tidied(stream("why it failed", "b"))?.content["text"], "why it failed");
  const figure = { ...newRequest("display_data", { data: {} }, ""), parent: { msg_id: "b" } };
  assert.equal(tidier.tidied(figure), figure);
  tidier.begins("c");
  assert.equal(tidier.tidied(stream("y", "c"))?.content["text"], "y");
});
