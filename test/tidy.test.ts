import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { shippedPlans } from "../src/plans/index.ts";
import { placeholdersOf } from "../src/text/issueText.ts";
import { isTextKey } from "../src/text/language.ts";
import { en } from "../src/text/en/index.ts";
import { vi } from "../src/text/vi/index.ts";
import { spoken, unaccented, wordsOf } from "./tidy/words.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Source {
  readonly path: string;
  readonly text: string;
}

function filesIn(folders: readonly string[], endings: RegExp): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.test(entry.name))
      .map((entry) => {
        const path = `${entry.parentPath}/${entry.name}`;
        return { path: path.slice(root.length), text: readFileSync(path, "utf8") };
      }),
  );
}

const code = filesIn(["src", "test", "scripts"], /\.(ts|tsx)$/);
const source = code.filter(({ path }) => path.startsWith("src/"));
const vietnamese = Object.entries<string>(vi);
const english = Object.entries<string>(en);

/** The places that the pattern is found in, as `file: what`. */
function findings(files: readonly Source[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) =>
    Array.from(text.matchAll(pattern), ([found]) => `${path}: ${found.trim()}`),
  );
}

function textFindings(texts: readonly (readonly [string, string])[], pattern: RegExp): readonly string[] {
  return texts.filter(([, words]) => pattern.test(words)).map(([key, words]) => `${key}: ${words}`);
}

describe("the files", () => {
  it("reach no network: data never leave the machine", () => {
    const network =
      /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(|["'](?:node:)?(?:https?|http2|net|tls|dgram|dns)["']/;
    const reaching = filesIn(["src"], /\.tsx?$/).filter(({ text }) => network.test(text));
    assert.match('import x from "node:https"', network);
    assert.match("await fetch(url)", network);
    assert.deepEqual(
      reaching.map(({ path }) => path),
      [],
    );
  });

  it("have nothing left to do", () => {
    // Put together here, so that this file does not find itself.
    const marks = ["FIX" + "ME", "TO" + "DO", "XX" + "X"].join("|");
    assert.deepEqual(findings(code, new RegExp(`\\b(?:${marks})\\b.*`, "g")), []);
  });

  it("have at most 300 lines", () => {
    const long = code.filter(({ text }) => text.split("\n").length - 1 > 300);
    assert.deepEqual(
      long.map(({ path }) => path),
      [],
    );
  });

  it("name nothing that stands outside the project", () => {
    const outside = ["/work/" + "shared", "/work/" + "\\.library", "\\.\\./" + "shared"].join("|");
    const documents = filesIn(["docs", "src", "test", "scripts"], /\.(md|json|ts|tsx|txt)$/);
    assert.deepEqual(findings(documents, new RegExp(outside, "g")), []);
  });
});

describe("the words", () => {
  it("have the same keys in both languages", () => {
    assert.deepEqual(Object.keys(en).sort(), Object.keys(vi).sort());
  });

  it("have the same values to fill in, in both languages", () => {
    const differing = vietnamese
      .map(([key, words]) => ({
        key,
        vi: placeholdersOf(words),
        en: placeholdersOf(en[key as keyof typeof vi]),
      }))
      .filter((entry) => [...new Set(entry.vi)].sort().join() !== [...new Set(entry.en)].sort().join());
    assert.deepEqual(differing, []);
  });

  it("are not empty, have no blanks around them, and compose their letters (NFC)", () => {
    for (const [key, words] of [...vietnamese, ...english]) {
      assert.notEqual(words, "", key);
      assert.equal(words, words.trim(), key);
      assert.equal(words, words.normalize("NFC"), key);
    }
  });

  it("have Vietnamese marks in Vietnamese: no text of three words or more is without them", () => {
    const marked = /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/iu;
    const bare = vietnamese.filter(([, words]) => wordsOf(words).length >= 3 && !marked.test(words));
    assert.deepEqual(bare, []);
  });

  for (const phrase of unaccented()) {
    it(`never say “${phrase}” without its marks`, () => {
      assert.deepEqual(
        textFindings([...vietnamese, ...english], new RegExp(`(?<![\\p{L}-])${phrase}(?![\\p{L}-])`, "iu")),
        [],
      );
    });
  }

  for (const { word, say } of [
    { word: "sheet", say: "trang tính" },
    { word: "workbook", say: "sổ tính" },
    { word: "file", say: "tệp" },
    { word: "header|heading", say: "tiêu đề cột" },
    { word: "click", say: "bấm" },
    { word: "scenario", say: "phương án" },
    { word: "budget", say: "ngân sách" },
    { word: "counterpart", say: "vốn đối ứng" },
    { word: "default", say: "mặc định" },
    { word: "error", say: "lỗi" },
    { word: "warning", say: "cảnh báo" },
  ]) {
    it(`in Vietnamese never say “${word}”: say “${say}”`, () => {
      assert.deepEqual(textFindings(spoken(vietnamese), new RegExp(`\\b(?:${word})s?\\b`, "i")), []);
    });
  }

  for (const { word, say } of [
    { word: "career", say: "recurrent" },
    { word: "non-business", say: "recurrent" },
    { word: "reciprocal", say: "counterpart" },
    { word: "matching fund", say: "counterpart funding" },
    { word: "norming", say: "norm" },
    { word: "quota", say: "norm, or exact share" },
    { word: "tab", say: "sheet" },
  ]) {
    it(`in English never say “${word}”: say “${say}”`, () => {
      assert.deepEqual(textFindings(english, new RegExp(`\\b(?:${word})s?\\b`, "i")), []);
    });
  }

  it("never translate vốn sự nghiệp as a career, in code or documents either", () => {
    const files = filesIn(["src", "docs"], /\.(ts|tsx|json|md)$/).filter(
      ({ path }) => path !== "docs/glossary.md",
    );
    assert.deepEqual(
      findings(files, /career\w*/gi).filter((found) => !found.startsWith("docs/decisions/")),
      [],
    );
  });

  it("are there for every key that the code names", () => {
    const areas = [...new Set(Object.keys(vi).map((key) => key.split(".")[0] ?? ""))].join("|");
    const literal = new RegExp(`\\bkey: "((?:${areas})\\.[\\w.-]+)"`, "g");
    const missing = source.flatMap(({ path, text }) =>
      Array.from(text.matchAll(literal), ([, key = ""]) => key)
        .filter((key) => !isTextKey(key))
        .map((key) => `${path}: ${key}`),
    );
    assert.deepEqual(missing, []);
  });

  it("are there for every key that the code puts together: at least one fits its fixed parts", () => {
    const areas = [...new Set(Object.keys(vi).map((key) => key.split(".")[0] ?? ""))].join("|");
    const template = new RegExp(`\\bkey: \`((?:${areas})\\.[^\`]*)\``, "g");
    const missing = source.flatMap(({ path, text }) =>
      Array.from(text.matchAll(template), ([, key = ""]) => key)
        .filter((key) => {
          const fixed = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(".", "\\."));
          return !Object.keys(vi).some((known) => new RegExp(`^${fixed.join("[\\w.-]+")}$`).test(known));
        })
        .map((key) => `${path}: ${key}`),
    );
    assert.deepEqual(missing, []);
  });
});

describe("the plans that ship", () => {
  const plans = Object.values(shippedPlans).map((plan) => plan as RawPlan);
  const elsewhere = source.filter(({ path }) => !path.startsWith("src/plans/"));

  it("are named nowhere else in the code: the engine is for any province", () => {
    for (const { id } of plans) assert.deepEqual(findings(elsewhere, new RegExp(id, "g")), []);
  });

  it("keep their places to themselves: no name of a province, district or commune of theirs is in the code", () => {
    const names = new Set(plans.flatMap(({ localities }) => localities.map(({ name }) => bareName(name))));
    const spelled = [...names].filter((name) => name.includes(" ") && /[^\x20-\x7e]/.test(name));
    assert.ok(spelled.length > 100);
    const pattern = new RegExp(`(?<!\\p{L})(?:${spelled.join("|")})(?!\\p{L})`, "gu");
    assert.deepEqual(findings(elsewhere, pattern), []);
  });

  it("hold no control characters, no blanks around a text, and composed letters", () => {
    const wrong = plans.flatMap((plan) =>
      textsIn(plan).filter(
        (text) => /\p{Cc}/u.test(text) || text !== text.trim() || text !== text.normalize("NFC"),
      ),
    );
    assert.deepEqual(wrong, []);
  });
});

describe("the glossary", () => {
  const page = readFileSync(`${root}docs/glossary.md`, "utf8");

  it("names identifiers that the code has", () => {
    const all = source.map(({ text }) => text).join("\n");
    const planned = new Set(["Scenario", "contingency", "delta", "surplus", "shortfall"]);
    const rows = page.split("\n").filter((line) => line.startsWith("|"));
    const identifiers = rows.flatMap((row) =>
      Array.from((row.split("|")[3] ?? "").matchAll(/`(\w+)`/g), ([, name = ""]) => name),
    );
    assert.ok(identifiers.length > 50);
    const missing = identifiers.filter(
      (name) => !planned.has(name) && !new RegExp(`\\b${name}\\b`).test(all),
    );
    assert.deepEqual(missing, []);
  });

  it("has every term once", () => {
    const terms = page
      .split("\n")
      .filter(
        (line) => line.startsWith("| ") && !line.startsWith("| Tiếng Việt") && !line.startsWith("| ---"),
      )
      .map((line) => line.split("|")[1]?.trim());
    assert.equal(new Set(terms).size, terms.length);
  });
});

interface RawPlan {
  readonly id: string;
  readonly localities: readonly { readonly name: string }[];
}

/** A place's name without its kind. */
function bareName(name: string): string {
  return name.replace(/^(?:Tỉnh|Thành phố|Thị xã|Thị trấn|Quận|Huyện|Xã|Phường|Đặc khu)\s+/u, "").trim();
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [key, ...textsIn(child)]);
}
