import { expect, test } from "vitest";
import { unwrapDefaults } from "./grafanaInterop.ts";

test("a CommonJS default is unwrapped after the last import", () => {
  const code =
    "import { a } from './a.mjs';\nimport Scroll, { x } from 'some-cjs';\nimport b from './b.mjs';\nclass C extends Scroll {}";
  const lines = unwrapDefaults(code)?.code.split("\n");
  expect(lines).toEqual([
    "import { a } from './a.mjs';",
    "import Scroll$raw, { x } from 'some-cjs';",
    "import b from './b.mjs';",
    "const Scroll = Scroll$raw && Scroll$raw.__esModule ? Scroll$raw.default : Scroll$raw;",
    "class C extends Scroll {}",
  ]);
});

test("React's own default and our relative imports are left alone", () => {
  expect(unwrapDefaults("import React from 'react';\nimport b from './b.mjs';")).toBeNull();
});
