import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./check-language.mjs";

test("a comment that begins without a noun is found, in every language and on its line", () => {
  assert.deepEqual(
    violations("A.java", "class A {\n    /** For so long it is kept. */\n    int a;\n}\n").map(([line]) => line),
    [2],
  );
  assert.equal(violations("a.ts", "// What was\n// loaded.\n").length, 1);
  assert.equal(violations("run", "#!/bin/sh\n# Those that run.\nexit 0\n").length, 1);
});

test("a banned name is found in code, and not in a string or a comment", () => {
  assert.equal(violations("A.java", "int a = AT_ONCE;\n").length, 1);
  assert.equal(violations("A.java", '/** Replaces AT_ONCE. */ String a = "AT_ONCE";\n').length, 0);
});

test("a comment with a noun as its subject is fine", () => {
  assert.deepEqual(violations("a.ts", "/** The rows shown. */\nconst a = 'x'; // Ends here.\n"), []);
});
