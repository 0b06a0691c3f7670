import { beforeEach, describe, expect, it } from "vitest";
import { putInOrder, readingOrder } from "./reading-order";

const layer = document.createElement("div");
const shown = () => layer.textContent;
const part = (id: string, text: string) => `<span class="markedContent" id="${id}"><span>${text}</span></span>`;

beforeEach(() => {
  layer.innerHTML = `${part("p1R_mc2", "C")}${part("p1R_mc0", "A")}<br>${part("p1R_mc1", "B")}`;
});

describe("the order in which a page is read", () => {
  it("is that of the file's structure", () => {
    const tree = {
      children: [
        {
          children: [
            { type: "content", id: "a" },
            { type: "object", id: "x" },
          ],
        },
        { children: [{ children: [{ type: "content", id: "b" }] }] },
      ],
    };
    expect(readingOrder(tree)).toEqual(["a", "b"]);
    expect(readingOrder(null)).toEqual([]);
  });

  it("is that of the text layer afterwards, each part once", () => {
    putInOrder(layer, ["p1R_mc0", "p1R_mc1", "p1R_mc2"]);
    expect(shown()).toBe("ABC");
    expect(layer.querySelectorAll(".markedContent")).toHaveLength(3);
    // The end of a line stays behind its line.
    expect(layer.querySelector("br")?.previousElementSibling?.id).toBe("p1R_mc0");
  });

  it("stays that of the drawing where the file says nothing", () => {
    putInOrder(layer, []);
    expect(shown()).toBe("CAB");
    putInOrder(layer, ["elsewhere"]);
    expect(shown()).toBe("CAB");
  });

  it("takes parts within parts by the first of them", () => {
    layer.innerHTML = `<span class="markedContent">${part("two", "2")}</span>${part("one", "1")}<span>rest</span>`;
    putInOrder(layer, ["one", "two"]);
    expect(shown()).toBe("1rest2");
  });
});
