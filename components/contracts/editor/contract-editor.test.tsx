import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asSigner, kindsFor } from "@/lib/domain/contracts/drafting/draft.schema";
import common from "@/lib/platform/i18n/messages/en/common.json";
import contracts from "@/lib/platform/i18n/messages/en/contracts.json";
import editor from "@/lib/platform/i18n/messages/en/editor.json";
import { ContractEditor } from "./contract-editor";
import { Palette } from "./palette";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }) }));
// The pages are another matter, and need a browser.
vi.mock("./fields-step", () => ({ FieldsStep: () => <p>The fields</p> }));

const save = vi.fn(async ({ version }: { version: number }) => ({
  ok: true as const,
  data: { version: version + 1 },
}));
const send = vi.fn(async () => ({ ok: true as const, data: { contractId: "c" } }));
const ann = { id: "0190a7a0-0000-7000-8000-000000000001", name: "Ann Lee", email: "ann@example.org" };

function show(participants: (typeof ann)[] = [], organizations: string[] = []) {
  return render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, contracts, editor }}>
      <ContractEditor
        contractId="c"
        version={1}
        draft={{
          title: "Lease",
          message: null,
          locale: "en",
          signerLevel: 1,
          expiresAt: null,
          documentIds: ["d"],
          participants: participants.map(asSigner),
          fields: [],
        }}
        documents={[
          {
            id: "d",
            fileName: "lease.pdf",
            pageCount: 1,
            pages: [{ width: 600, height: 800, rotate: 0 }],
            remarks: [],
          },
        ]}
        limitMb={50}
        addDocument={vi.fn()}
        template={null}
        numberRules={[]}
        releasers={[]}
        me={{ name: "", email: "me@example.org" }}
        organizations={organizations}
        sendProblem={null}
        firstStep="parties"
        save={save}
        send={send}
        discard={vi.fn()}
      />
    </NextIntlClientProvider>,
  );
}

const add = () => fireEvent.click(screen.getByRole("button", { name: "Add someone" }));
const last = (label: string) => screen.getAllByLabelText(label).at(-1) as HTMLElement;
const type = (label: string, value: string) => fireEvent.change(last(label), { target: { value } });
const wait = () => act(() => vi.advanceTimersByTimeAsync(1000));
const goOn = (detail = 1) => fireEvent.click(screen.getByRole("button", { name: "Continue" }), { detail });
const asksBeforeLeaving = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.clearAllMocks();
});

const person = (name: string, email: string) => expect.objectContaining({ name, email });

describe("the editor", () => {
  it("says that a half-written address is not saved, and asks before it is lost", async () => {
    show();
    expect(asksBeforeLeaving()).toBe(false);
    add();
    await wait();
    expect(screen.getByText("Saved")).toBeTruthy();
    type("Name", "Ann");
    await wait();
    expect(save).toHaveBeenLastCalledWith(
      expect.objectContaining({ draft: expect.objectContaining({ participants: [person("Ann", "")] }) }),
    );
    type("E-mail", "ann@");
    await wait();
    expect(screen.queryByText("Saved")).toBeNull();
    expect(screen.getByText(/Not saved yet: an e-mail address is not complete/)).toBeTruthy();
    expect(asksBeforeLeaving()).toBe(true);
    type("E-mail", "ann@example.org");
    expect(asksBeforeLeaving()).toBe(true);
    await wait();
    expect(save).toHaveBeenLastCalledWith(
      expect.objectContaining({ draft: expect.objectContaining({ participants: [person("Ann", "ann@example.org")] }) }),
    );
    expect(screen.getByText("Saved")).toBeTruthy();
    expect(asksBeforeLeaving()).toBe(false);
  });

  it("asks within the moment before a change is sent, and sends it when the page is left inside the site", async () => {
    const { unmount } = show();
    type("Title", "Lease 2");
    expect(asksBeforeLeaving()).toBe(true);
    unmount();
    await wait();
    expect(save).toHaveBeenCalledWith(
      expect.objectContaining({ draft: expect.objectContaining({ title: "Lease 2" }) }),
    );
  });

  it("fills in an organization of the sender's own at one press, and her only one by itself where she signs", async () => {
    const [ours, theirs] = ["清和书坊有限公司", "兰亭纸业有限公司"];
    show([ann], [ours, theirs]);
    const value = () => (last("Organization") as HTMLInputElement).value;
    fireEvent.click(screen.getByRole("checkbox", { name: "Signs for an organization, with its seal" }));
    expect(value()).toBe("");
    fireEvent.click(screen.getByRole("button", { name: `Enter ${theirs}` }));
    expect(value()).toBe(theirs);
    expect(screen.queryByRole("button", { name: `Enter ${theirs}` })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: `Enter ${ours}` }));
    expect(value()).toBe(ours);
    cleanup();
    show([], [ours]);
    fireEvent.click(screen.getByRole("button", { name: "I take part too" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "I sign for an organization, with its seal" }));
    expect(value()).toBe(ours);
    expect(screen.queryByRole("button", { name: /^Enter / })).toBeNull();
  });

  it("blames nobody who is added after going on failed", () => {
    show();
    add();
    goOn();
    expect(screen.getByText("Enter the name.")).toBeTruthy();
    type("Name", "Ann");
    type("E-mail", "ann@example.org");
    add();
    const rows = screen.getAllByRole("listitem").filter((row) => within(row).queryByLabelText("E-mail"));
    expect(rows).toHaveLength(2);
    expect(screen.queryByText("Enter the name.")).toBeNull();
    expect(screen.queryByText("Enter a complete e-mail address.")).toBeNull();
    goOn();
    expect(screen.getByText("Enter the name.")).toBeTruthy();
  });

  it("takes a double click on the way on for one press", () => {
    show([ann]);
    goOn(1);
    goOn(2);
    expect(screen.getByText("The fields")).toBeTruthy();
    goOn(0);
    expect(screen.queryByText("The fields")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Send" }), { detail: 2 });
    expect(send).not.toHaveBeenCalled();
  });
});

describe("the palette", () => {
  it("puts one field down for a double click, and one for each press of a key", () => {
    const place = vi.fn();
    render(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, editor }}>
        <Palette
          kinds={kindsFor({})}
          color={{ ink: "#000", line: "#000", wash: "#fff" }}
          viewer={{ pages: [], scale: 1, scales: [], turn: 0 }}
          disabled={false}
          onPlace={place}
        />
      </NextIntlClientProvider>,
    );
    const signature = screen.getByRole("button", { name: "Signature" });
    fireEvent.click(signature, { detail: 1 });
    fireEvent.click(signature, { detail: 2 });
    expect(place).toHaveBeenCalledTimes(1);
    fireEvent.click(signature, { detail: 0 });
    fireEvent.click(signature, { detail: 0 });
    expect(place).toHaveBeenCalledTimes(3);
  });
});
