import assert from "node:assert/strict";
import { apportionByDivisor, apportionWithin, divisorMethods } from "../../src/core/apportionment/index.ts";
import { apportion, money } from "../../src/core/money/index.ts";
import house from "./usHouse.json" with { type: "json" };

const one = money(1);

/** Which method gave the seats that were in force. */
const officialMethod = (year: number): "webster" | "hill" | undefined =>
  year === 1910 ? "webster" : year === 1920 ? undefined : "hill";

describe("the House of Representatives, 1910 to 2020", () => {
  for (const { year, house: seats, states, population, official, computed } of house.censuses) {
    for (const method of divisorMethods) {
      it(`${year}: ${method} with a seat for each state agrees with the reference`, () => {
        const floors = states.map(() => one);
        const { parts } = apportionByDivisor(method, money(seats), population, { floors, keys: states });
        assert.deepEqual(parts, computed[method]);
      });
    }

    it(`${year}: largest remainder agrees with the reference`, () => {
      assert.deepEqual(apportion(money(seats), population, "dong", states), computed.hamilton);
    });

    const method = officialMethod(year);
    if (method !== undefined) {
      it(`${year}: ${method} gives the seats that were in force`, () => {
        // In 1950 Alaska and Hawaii were not yet states: they got a seat each when they were admitted, beyond the 435.
        const admittedLater = (state: string): boolean => year === 1950 && /^(Alaska|Hawaii)$/.test(state);
        const sharing = [...states.keys()].filter((index) => !admittedLater(states[index] ?? ""));
        const { parts } = apportionByDivisor(
          method,
          money(seats - (states.length - sharing.length)),
          sharing.map((index) => population[index] ?? 0),
          { floors: sharing.map(() => one) },
        );
        assert.deepEqual(
          parts,
          sharing.map((index) => official[index]),
        );
      });
    }
  }
});

describe("the House of Representatives in its first century", () => {
  const { population, jefferson_105, act_1792_105, hamilton_120, washington_vetoed_bill_120 } = house.y1790;

  it("1792: Jefferson's method gives the 105 seats of the act", () => {
    const { parts } = apportionByDivisor("jefferson", money(105), population);
    assert.deepEqual(parts, jefferson_105);
    assert.deepEqual(parts, act_1792_105);
  });

  it("1792: largest remainder gives the 120 seats of the bill that Washington vetoed", () => {
    assert.deepEqual(apportion(money(120), population), hamilton_120);
    assert.deepEqual(hamilton_120, washington_vetoed_bill_120);
  });

  const { states, hamilton_min1 } = house.y1880;
  const withOneSeat = (seats: number): readonly number[] => {
    const claims = house.y1880.population.map((weight) => ({ weight, floor: one }));
    return apportionWithin(money(seats), claims, { keys: states, method: "plainQuota" }).parts;
  };
  const alabama = states.indexOf("Alabama");

  it("1880: largest remainder of plain quotas, with a seat for each state, agrees from 275 to 350 seats", () => {
    const sizes = Object.entries(hamilton_min1);
    assert.equal(sizes.length, 76);
    const differing = sizes.filter(
      ([seats, expected]) => withOneSeat(Number(seats)).join() !== expected.join(),
    );
    assert.deepEqual(
      differing.map(([seats]) => seats),
      [],
    );
  });

  for (const [seats, expected] of Object.entries(house.y1880.published)) {
    it(`1880: of ${seats} seats Alabama, Texas and Illinois get what was published`, () => {
      const parts = withOneSeat(Number(seats));
      for (const [state, count] of Object.entries(expected))
        assert.equal(parts[states.indexOf(state)], count, state);
    });
  }

  it("1880: the paradox: with one seat more, Alabama has one less; by Webster no state ever has", () => {
    assert.equal(withOneSeat(299)[alabama], 8);
    assert.equal(withOneSeat(300)[alabama], 7);
    let before: readonly number[] = states.map(() => 0);
    for (let seats = 275; seats <= 350; seats++) {
      const { parts } = apportionByDivisor("webster", money(seats), house.y1880.population);
      assert.ok(
        parts.every((part, index) => part >= (before[index] ?? 0)),
        `${seats} seats`,
      );
      before = parts;
    }
  });
});
