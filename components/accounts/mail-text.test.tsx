import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { MailText } from "./mail-text";

afterEach(cleanup);

it("leaves out a first line that repeats the title, and only that", () => {
  const text = "Your password was changed\n\nSee https://example.org/reset/abc\n\nYour password was changed\n";
  const { container, rerender } = render(<MailText text={text} title="Your password was changed" />);
  expect([...container.querySelectorAll("p")].map((line) => line.textContent)).toEqual([
    "See https://example.org/reset/abc",
    "Your password was changed",
  ]);
  expect(container.querySelector("a")?.getAttribute("href")).toBe("https://example.org/reset/abc");
  rerender(<MailText text={text} title="Another title" />);
  expect(container.querySelectorAll("p")).toHaveLength(3);
});
