import assert from "node:assert/strict";
import { fittedHeight, lineCount } from "../../src/workbook/textFit.ts";

describe("Words in a room", () => {
  const cases = `
    text                      | width | lines
    Số                        | 10    | 1
    Ngân sách trung ương      | 30    | 1
    Ngân sách trung ương      | 12    | 2
    Ngân sách trung ương      | 8     | 4
    mộtchữrấtdàikhôngcókhoảng | 10    | 3
    x mộtchữrấtdàikhôngcó     | 10    | 4
                              | 10    | 1
  `;
  for (const line of cases.trim().split("\n").slice(1)) {
    const [text = "", width, lines] = line.split("|").map((cell) => cell.trim());
    it(`takes ${String(lines)} lines for "${text}" in ${String(width)}`, () => {
      assert.equal(lineCount({ text, width: Number(width) }), Number(lines));
    });
  }

  it("counts lines that the text itself breaks", () => {
    assert.equal(lineCount({ text: "a\nb\n\nc", width: 10 }), 4);
  });

  it("gives bold and larger letters more room", () => {
    const text = "Ngân sách trung ương";
    assert.equal(lineCount({ text, width: 20 }), 1);
    assert.equal(lineCount({ text, width: 20, isBold: true }), 2);
    assert.equal(lineCount({ text, width: 20, scale: 14 / 11 }), 2);
  });

  it("is as high as the highest of its cells, and one line if it has none", () => {
    assert.equal(fittedHeight([]), 18);
    assert.equal(
      fittedHeight([
        { text: "a", width: 10 },
        { text: "a\nb\nc", width: 10 },
      ]),
      48,
    );
  });
});
