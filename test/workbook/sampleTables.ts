import { money, sum, zeroMoney, type Money } from "../../src/core/money/index.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type Formula,
  type Row,
  type Table,
} from "../../src/core/report/table.ts";

/** Three tables that use every kind of cell and every kind of formula, with amounts down to one đồng. */

const words = (text: string): Cell => textCell({ text });
const code = (text: string): Cell => ({ kind: "code", text });

export interface SamplePlace {
  readonly district: string;
  readonly code: string;
  readonly name: string;
  readonly weight: string;
  readonly central: Money;
  readonly local: Money;
}

/** `districts × communes` places with uneven amounts; codes that only differ by leading zeros are among them. */
export function samplePlaces(districts: number, communes: number, unitDong: number): readonly SamplePlace[] {
  return Array.from({ length: districts * communes }, (_, index) => ({
    district: `${Math.floor(index / communes) + 1}`.padStart((index % 2) + 3, "0").slice(-3),
    code: `${index + 1}`.padStart(5, "0"),
    name: `Xã Hữu Lũng ${index + 1}`,
    weight: `${(index % 5) + 1}.${index % 4}`,
    central: money(((index * 7919) % 100_000) * unitDong),
    local: money(((index * 104_729) % 10_007) * unitDong),
  }));
}

const sumOf = (...of: (readonly [row: string, column: string])[]): Formula => ({
  kind: "sum",
  of: of.map(([row, columnId]) => ({ row, column: columnId })),
});

export function communeTable(places: readonly SamplePlace[]): Table {
  const total = (pick: (place: SamplePlace) => Money) => sum(places.map(pick));
  const weights = places.reduce((all, place) => all + Math.round(Number(place.weight) * 10), 0) / 10;
  const placeRow = (place: SamplePlace): Row => ({
    key: place.code,
    role: "item",
    level: 1,
    cells: [
      code(place.district),
      code(place.code),
      words(place.name),
      { kind: "decimal", value: place.weight, show: "plain", decimals: 1 },
      moneyCell(place.central),
      moneyCell(place.local),
      moneyCell(sum([place.central, place.local]), sumOf([place.code, "central"], [place.code, "local"])),
    ],
  });
  const down = (id: string): Formula => sumOf(...places.map((place) => [place.code, id] as const));
  return {
    id: "communes",
    title: { text: "Phân bổ vốn theo xã" },
    columns: [
      column("district", { text: "Mã huyện" }, "centre", 10),
      column("code", { text: "Mã xã" }, "centre", 10),
      column("name", { text: "Xã" }, "left", 28),
      column("weight", { text: "Hệ số" }, "right", 10),
      column("central", { text: "Ngân sách trung ương" }),
      column("local", { text: "Ngân sách địa phương" }),
      column("all", { text: "Tổng cộng" }),
    ],
    rows: [
      {
        key: "head",
        role: "section",
        level: 0,
        cells: [emptyCell, emptyCell, words("Các xã"), ...Array<Cell>(4).fill(emptyCell)],
      },
      ...places.map(placeRow),
      {
        key: "total",
        role: "total",
        level: 0,
        cells: [
          emptyCell,
          emptyCell,
          words("Tổng cộng"),
          { kind: "decimal", value: String(weights), show: "plain", decimals: 1, formula: down("weight") },
          moneyCell(
            total((place) => place.central),
            down("central"),
          ),
          moneyCell(
            total((place) => place.local),
            down("local"),
          ),
          moneyCell(
            total((place) => sum([place.central, place.local])),
            sumOf(["total", "central"], ["total", "local"]),
          ),
        ],
      },
    ],
    hasMoney: true,
    notes: [{ text: "Hệ số là số liệu minh họa." }],
  };
}

export function districtTable(places: readonly SamplePlace[]): Table {
  const districts = [...new Set(places.map((place) => place.district))];
  const amount = (district: string, pick: (place: SamplePlace) => Money) =>
    sum(places.filter((place) => place.district === district).map(pick));
  const all = sum(places.map((place) => place.central));
  const row = (district: string): Row => {
    const central = amount(district, (place) => place.central);
    return {
      key: district,
      role: "subtotal",
      level: 0,
      cells: [
        code(district),
        words(`Huyện ${district}`),
        moneyCell(central, {
          kind: "sumWhere",
          table: "communes",
          column: "central",
          match: [{ column: "district", equals: { row: district, column: "code" } }],
        }),
        moneyCell(
          amount(district, (place) => place.local),
          {
            kind: "sumWhere",
            table: "communes",
            column: "local",
            match: [{ column: "district", equals: district }],
          },
        ),
        {
          kind: "decimal",
          value: all === 0 ? "0" : (central / all).toFixed(9),
          show: "percent",
          decimals: 2,
          formula: {
            kind: "quotient",
            part: { row: district, column: "central" },
            whole: { row: "total", column: "central" },
          },
        },
        { kind: "count", value: places.filter((place) => place.district === district).length },
      ],
    };
  };
  const down = (id: string): Formula => sumOf(...districts.map((district) => [district, id] as const));
  return {
    id: "districts",
    title: { text: "Phân bổ vốn theo huyện" },
    columns: [
      column("code", { text: "Mã" }, "centre", 8),
      column("name", { text: "Huyện" }, "left", 24),
      column("central", { text: "Ngân sách trung ương" }),
      column("local", { text: "Ngân sách địa phương" }),
      column("share", { text: "Tỷ trọng" }, "right", 12),
      column("communes", { text: "Số xã" }, "right", 8),
    ],
    rows: [
      ...districts.map(row),
      {
        key: "total",
        role: "total",
        level: 0,
        cells: [
          emptyCell,
          words("Cả tỉnh"),
          moneyCell(all, down("central")),
          moneyCell(sum(places.map((place) => place.local)), down("local")),
          {
            kind: "decimal",
            value: all === 0 ? "0" : "1",
            show: "percent",
            decimals: 2,
            formula: down("share"),
          },
          { kind: "count", value: places.length, formula: down("communes") },
        ],
      },
    ],
    hasMoney: true,
    notes: [],
  };
}

/** Counterpart at 5 % of the central money, what is arranged, what is missing, and checks. */
export function checkTable(places: readonly SamplePlace[]): Table {
  const base = sum(places.map((place) => place.central));
  const arranged = sum(places.map((place) => place.local));
  const required = money(Math.round(base / 20));
  const short = money(required - arranged);
  const missing = money(Math.max(0, short));
  const row = (key: string, name: string, cell: Cell): Row => ({
    key,
    role: "item",
    level: 0,
    cells: [words(name), cell],
  });
  const at = (rowKey: string) => ({ row: rowKey, column: "value" });
  return {
    id: "checks",
    title: { text: "Vốn đối ứng và cân đối" },
    columns: [
      column("name", { text: "Nội dung" }, "left", 44),
      column("value", { text: "Số tiền" }, "right", 20),
    ],
    rows: [
      row(
        "base",
        "Ngân sách trung ương",
        moneyCell(base, { kind: "same", as: { table: "communes", row: "total", column: "central" } }),
      ),
      row(
        "required",
        "Đối ứng 5% phải có",
        moneyCell(required, { kind: "product", of: at("base"), by: "0.05" }),
      ),
      row(
        "arranged",
        "Đã bố trí",
        moneyCell(arranged, { kind: "same", as: { table: "districts", row: "total", column: "local" } }),
      ),
      row(
        "short",
        "Chênh lệch",
        moneyCell(short, { kind: "difference", left: at("required"), right: at("arranged") }),
      ),
      row("missing", "Còn thiếu", moneyCell(missing, { kind: "positivePart", of: at("short") })),
      row(
        "balance",
        "Xã − huyện",
        moneyCell(zeroMoney, {
          kind: "difference",
          left: { table: "communes", row: "total", column: "central" },
          right: { table: "districts", row: "total", column: "central" },
        }),
      ),
      row("balanced", "Kiểm tra cân đối", {
        kind: "check",
        difference: zeroMoney,
        formula: { kind: "check", of: at("balance") },
      }),
      row("enough", "Kiểm tra đối ứng", {
        kind: "check",
        difference: missing,
        formula: { kind: "check", of: at("missing") },
      }),
      row("near", "Kiểm tra có dung sai", {
        kind: "check",
        difference: short,
        formula: { kind: "check", of: at("short"), tolerance: money(Math.abs(short)) },
      }),
    ],
    hasMoney: true,
    notes: [{ text: "=Ghi chú bắt đầu bằng dấu bằng vẫn là chữ." }],
  };
}

export function sampleTables(places: readonly SamplePlace[]) {
  return [
    { sheet: "Theo xã", table: communeTable(places) },
    { sheet: "Theo huyện", table: districtTable(places) },
    { sheet: "Đối ứng", table: checkTable(places) },
  ];
}
