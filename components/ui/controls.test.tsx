import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import common from "@/lib/platform/i18n/messages/en/common.json";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { Field } from "./field";
import { FileDrop } from "./file-drop";
import { Input } from "./input";
import { OtpInput } from "./otp-input";
import { PasswordInput } from "./password-input";
import { Progress } from "./progress";
import { Stepper } from "./stepper";

function show(children: ReactNode) {
  return render(
    <NextIntlClientProvider locale="en" messages={{ common }} timeZone="UTC">
      {children}
    </NextIntlClientProvider>,
  );
}

afterEach(cleanup);

/** The text that a screen reader adds to an element from `aria-describedby`. */
function described(element: HTMLElement): string {
  const ids = element.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? `missing ${id}`).join(" ");
}

describe("Field", () => {
  it("names its control and says what is wrong before what helps", () => {
    show(
      <Field label="E-mail" hint="We write to it." error="There is no @ in it." required>
        <Input />
      </Field>,
    );
    const input = screen.getByLabelText("E-mail");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(input.getAttribute("aria-required")).toBe("true");
    expect(described(input)).toBe("There is no @ in it. We write to it.");
  });

  it("adds nothing to a control that is right", () => {
    show(
      <Field label="Name">
        <Input />
      </Field>,
    );
    const input = screen.getByLabelText("Name");
    expect(input.hasAttribute("aria-invalid")).toBe(false);
    expect(input.hasAttribute("aria-describedby")).toBe(false);
  });
});

describe("OtpInput", () => {
  it("is one field for codes that takes pasted text of any form, once", () => {
    const complete = vi.fn();
    show(
      <Field label="Code">
        <OtpInput onComplete={complete} />
      </Field>,
    );
    const input = screen.getByLabelText("Code") as HTMLInputElement;
    expect(input.autocomplete).toBe("one-time-code");
    fireEvent.change(input, { target: { value: "１２3 45" } });
    expect(input.value).toBe("12345");
    expect(complete).not.toHaveBeenCalled();
    fireEvent.change(input, { target: { value: "123 456 789" } });
    expect(input.value).toBe("123456");
    expect(complete.mock.calls).toEqual([["123456"]]);
  });
});

describe("Button", () => {
  it("does nothing while busy, keeps its name, and does not send its form", () => {
    const press = vi.fn();
    const send = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
    show(
      <form onSubmit={send}>
        <Button type="submit" busy onClick={press}>
          Send
        </Button>
      </form>,
    );
    const button = screen.getByRole("button", { name: "Send" });
    fireEvent.click(button);
    expect(button.getAttribute("aria-busy")).toBe("true");
    expect(press).not.toHaveBeenCalled();
    expect(send).not.toHaveBeenCalled();
  });

  it("gives its look to the link inside", () => {
    show(
      <Button asChild>
        <a href="/sign-up">Sign up</a>
      </Button>,
    );
    expect(screen.getByRole("link", { name: "Sign up" }).className).toContain("bg-seal");
  });
});

describe("PasswordInput", () => {
  it("shows and hides what is typed", () => {
    show(
      <Field label="Password">
        <PasswordInput autoComplete="new-password" />
      </Field>,
    );
    const input = screen.getByLabelText("Password") as HTMLInputElement;
    expect(input.type).toBe("password");
    fireEvent.click(screen.getByRole("button", { name: "Show password" }));
    expect(input.type).toBe("text");
    fireEvent.click(screen.getByRole("button", { name: "Hide password" }));
    expect(input.type).toBe("password");
  });
});

describe("Checkbox", () => {
  it("is named by its label and describes its error", () => {
    show(<Checkbox label="I agree" error="Needed to go on." />);
    const box = screen.getByRole("checkbox", { name: "I agree" });
    expect(described(box)).toBe("Needed to go on.");
  });
});

describe("Progress", () => {
  it("keeps to 0 to 100 and says nothing while the end is unknown", () => {
    show(
      <>
        <Progress label="a" value={0.333} />
        <Progress label="b" value={7} />
        <Progress label="c" />
      </>,
    );
    const now = (name: string) => screen.getByRole("progressbar", { name }).getAttribute("aria-valuenow");
    expect([now("a"), now("b"), now("c")]).toEqual(["33", "100", null]);
  });
});

describe("Stepper", () => {
  it("says the state of each step in words, and which is current", () => {
    show(
      <Stepper
        label="Steps"
        steps={[
          { id: "1", title: "Read", state: "done" },
          { id: "2", title: "Sign", state: "now" },
          { id: "3", title: "Date", state: "todo" },
        ]}
      />,
    );
    const items = screen.getAllByRole("listitem");
    expect(items.map((item) => item.getAttribute("aria-current"))).toEqual([null, "step", null]);
    expect(items[0]?.textContent).toContain("(Done)");
  });
});

describe("FileDrop", () => {
  const file = (name: string, type: string, bytes = 10) => new File([new Uint8Array(bytes)], name, { type });

  function drop() {
    const taken = vi.fn();
    show(
      <FileDrop label="The contract" accept="application/pdf,.pdf" acceptLabel="PDF" maxBytes={100} onFile={taken} />,
    );
    return { taken, input: screen.getByLabelText("The contract") };
  }

  it("takes a fitting file, picked or dropped", () => {
    const { taken, input } = drop();
    fireEvent.change(input, { target: { files: [file("a.pdf", "application/pdf")] } });
    fireEvent.drop(input, { dataTransfer: { files: [file("b.pdf", "application/pdf")] } });
    expect(taken.mock.calls.map(([given]) => given.name)).toEqual(["a.pdf", "b.pdf"]);
  });

  it("refuses the wrong kind and the too large, with the reason", () => {
    const { taken, input } = drop();
    fireEvent.drop(input, { dataTransfer: { files: [file("a.docx", "application/msword")] } });
    expect(described(input)).toContain("a.docx cannot be used here");
    fireEvent.change(input, { target: { files: [file("big.pdf", "application/pdf", 1500)] } });
    expect(described(input)).toContain("big.pdf is 1.5 kB");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(taken).not.toHaveBeenCalled();
  });
});
