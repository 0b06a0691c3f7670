import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choicePlaces, choicesFit, roomFor } from "./choice-places";

const ask = fc.record({
  choices: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 20 }),
  beside: fc.boolean(),
  printed: fc.boolean(),
});
const box = fc.record({
  x: fc.double({ min: 0, max: 500, noNaN: true }),
  y: fc.double({ min: 0, max: 500, noNaN: true }),
  width: fc.double({ min: 12, max: 500, noNaN: true }),
  height: fc.double({ min: 12, max: 500, noNaN: true }),
});

describe("the places of radio buttons", () => {
  it("lie within their box, one after the other, each answer once", () => {
    fc.assert(
      fc.property(box, ask, (wanted, asked) => {
        const around = roomFor(wanted, asked);
        expect(choicesFit(around, asked)).toBe(true);
        const places = choicePlaces(around, asked);
        expect(places.map(({ value }) => value)).toEqual(asked.choices);
        let last = -1;
        for (const { button, words } of places) {
          expect(words === null).toBe(asked.printed);
          for (const rect of words ? [button, words] : [button]) {
            expect(rect.width).toBeGreaterThan(0);
            expect(rect.x).toBeGreaterThanOrEqual(around.x - 1e-6);
            expect(rect.y).toBeGreaterThanOrEqual(around.y - 1e-6);
            expect(rect.x + rect.width).toBeLessThanOrEqual(around.x + around.width + 1e-6);
            expect(rect.y + rect.height).toBeLessThanOrEqual(around.y + around.height + 1e-6);
          }
          const at = asked.beside ? button.x : button.y;
          expect(at).toBeGreaterThan(last);
          last = at;
        }
      }),
    );
  });

  it("have no room in a box that is too small, and keep one that is large enough", () => {
    const three = { choices: ["a", "b", "c"] };
    expect(choicesFit({ width: 140, height: 20 }, three)).toBe(false);
    expect(roomFor({ width: 140, height: 20 }, three)).toEqual({ width: 140, height: 54 });
    expect(roomFor({ width: 140, height: 200 }, three)).toEqual({ width: 140, height: 200 });
    expect(roomFor({ width: 30, height: 20 }, { ...three, beside: true })).toEqual({ width: 210, height: 20 });
  });
});
