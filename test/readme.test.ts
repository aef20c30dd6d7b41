import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as library from "../src/core/index.ts";
import { phanbo } from "./cli/harness.ts";

const readme = readFileSync("README.md", "utf8");

describe("the README", () => {
  it("shows what its example really prints", async () => {
    const examples = [...readme.matchAll(/```console\n\$ npx phanbo ([^\n]+)\n([\s\S]*?)```/g)];
    assert.equal(examples.length, 1);
    for (const [, line = "", printed] of examples) assert.equal((await phanbo(line)).out, printed);
  });

  it("names only commands and options that run", async () => {
    const lines = [...readme.matchAll(/`npx phanbo ([a-z][^`]*)`/g)].map(([, line = ""]) =>
      line.replaceAll("\\|", "|"),
    );
    assert.ok(lines.length >= 8, lines.join("; "));
    const made = await phanbo("template --out out/ke-hoach.xlsx");
    for (const line of lines) {
      const { exit, error } = await phanbo(line, Object.fromEntries(made.files));
      assert.ok(exit === 0 || (exit === 1 && line.startsWith("check")), `${line}: ${error}`);
    }
  });

  it("shows a library example that is true", () => {
    const example = /^(apportion\(.+)\); \/\/ => "(.+)"$/m.exec(readme);
    assert.equal(example?.[1], 'apportion(money(100), [1, 1, 1]).join(" "');
    assert.equal(library.apportion(library.money(100), [1, 1, 1]).join(" "), example[2]);
  });

  it("leads nowhere that is not there", () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = ""]) => path);
    assert.ok(links.length > 5);
    for (const path of links) assert.doesNotThrow(() => readFileSync(path), path);
  });
});
