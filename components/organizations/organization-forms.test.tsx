import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { CheckResult } from "@/lib/domain/organizations/organization.schema";
import common from "@/lib/platform/i18n/messages/en/common.json";
import errors from "@/lib/platform/i18n/messages/en/errors.json";
import organizations from "@/lib/platform/i18n/messages/en/organizations.json";
import { AuthorizationForm } from "./authorization-form";
import { CheckForm } from "./check-form";
import { FlowTimeline, positionOf, type TimelineFacts } from "./flow-timeline";
import { LastCheck } from "./last-check";
import { LastProof } from "./last-proof";
import { SearchDesk, type SearchDeskProps } from "./search-desk";

const router = { refresh: vi.fn(), push: vi.fn(), replace: vi.fn() };
vi.mock("next/navigation", () => ({ useRouter: () => router }));

const show = (page: ReactNode) =>
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, errors, organizations }}>
      {page}
    </NextIntlClientProvider>,
  );
const type = (box: HTMLElement, value: string) => fireEvent.change(box, { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const data = <T,>(value: T) => vi.fn().mockResolvedValue({ ok: true, data: value });

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const listing = {
  kind: "enterprise" as const,
  name: "青石巷茶业有限公司",
  code: "91359999XX0104117Q",
  registerState: "in_operation" as const,
  legalRepresentative: "李*",
  address: null,
  establishedOn: "2014-04-05",
  verified: false,
};

describe("the search of the register", () => {
  const desk = (props: Partial<SearchDeskProps> = {}) =>
    show(
      <SearchDesk
        search={vi.fn()}
        begin={vi.fn()}
        beginUnlisted={vi.fn()}
        askToJoin={vi.fn()}
        sandbox={null}
        {...props}
      />,
    );
  const box = () => screen.getByLabelText("Name or code");

  it("reads a code while it is typed, and gives back what was probably meant", () => {
    desk();
    type(box(), "91359999XX0104117");
    expect(screen.queryByText(/does not fit|missing/)).toBeNull();
    type(box(), "91359999XX0104117R");
    expect(screen.getByText(/The last character does not fit/)).toBeTruthy();
    type(box(), "9I359999XXOIO4II7Q");
    press("Use 91359999XX0104117Q");
    expect(screen.getByText("The code is well formed.")).toBeTruthy();
  });

  it("blames what was typed before no more once something else stands there", async () => {
    let answer: (result: unknown) => void = () => {};
    desk({ search: vi.fn(() => new Promise<never>((resolve) => (answer = resolve as never))) });
    type(box(), "91359999XX01041170");
    press("Search");
    type(box(), "91359999XX0104117Q");
    await act(async () =>
      answer({ ok: false, error: { code: "credit_code_check", message: "Wrong", field: "query" } }),
    );
    expect(screen.queryByText("Wrong")).toBeNull();
    expect(screen.getByText("The code is well formed.")).toBeTruthy();
  });

  it("begins with what is in operation and with nothing else", async () => {
    const begin = data({ outcome: "begun", organizationId: "one" });
    const closed = {
      ...listing,
      name: "旧时光相馆有限公司",
      code: "91329999XX0147950W",
      registerState: "cancelled" as const,
    };
    desk({ search: data({ outcome: "found" as const, listings: [listing, closed], more: false }), begin });
    type(box(), "有限公司");
    press("Search");
    await screen.findByText(listing.name);
    expect(screen.getByText("Deregistered")).toBeTruthy();
    expect(screen.queryByRole("button", { name: `Verify ${closed.name}` })).toBeNull();
    press(`Verify ${listing.name}`);
    await waitFor(() => expect(router.push).toHaveBeenCalledWith("/organizations/one/verify"));
    expect(begin).toHaveBeenCalledWith({ code: listing.code });
  });

  it("leads from nothing found to the licence, and from a verified one to its owner or a new proof", async () => {
    desk({ search: data({ outcome: "found" as const, listings: [], more: false }) });
    type(box(), "晨钟新设");
    press("Search");
    fireEvent.click(await screen.findByRole("button", { name: "It is newly registered" }));
    expect((screen.getByLabelText("Name on the licence") as HTMLInputElement).value).toBe("晨钟新设");
    cleanup();

    const begin = data({ outcome: "already_verified", organizationId: "two", name: listing.name, member: false });
    const askToJoin = data(undefined);
    desk({
      search: data({ outcome: "found" as const, listings: [{ ...listing, verified: true }], more: false }),
      begin,
      askToJoin,
    });
    type(box(), "青石巷");
    press("Search");
    fireEvent.click(await screen.findByRole("button", { name: `Join ${listing.name}` }));
    fireEvent.click(await screen.findByRole("button", { name: "Ask the owner to invite me" }));
    expect(await screen.findByText(/Its owner was asked by mail/)).toBeTruthy();
    expect(askToJoin).toHaveBeenCalledWith({ organizationId: "two" });
    press("Prove authority anew");
    await waitFor(() => expect(begin).toHaveBeenLastCalledWith({ code: listing.code, takeOver: true }));
  });
});

const consent = {
  kind: "organization_check" as const,
  version: "1",
  locale: "en" as const,
  agree: "I agree to the comparison.",
  paragraphs: ["What is kept."],
  sha256: "ab".repeat(32),
};

describe("the comparison with the register", () => {
  const form = (submit: () => Promise<unknown>) =>
    show(
      <CheckForm
        organizationId="one"
        name={listing.name}
        representativeNeeded
        consent={consent}
        submit={submit as never}
      />,
    );
  const fill = () => {
    type(screen.getByLabelText("Legal representative"), "李墨");
    fireEvent.click(screen.getByRole("checkbox"));
  };

  it("asks nobody before the agreement", () => {
    const submit = vi.fn();
    form(submit);
    press("Compare");
    expect(submit).not.toHaveBeenCalled();
    expect(screen.getByText("The register may be asked only if you agree.")).toBeTruthy();
  });

  it("says part by part what the register says, and how many tries are left", async () => {
    const result: CheckResult = {
      outcome: "mismatch",
      fields: { name: "same", code: "same", legalRepresentative: "differs", legalRepresentativeIdNumber: "not_asked" },
      registerState: "in_operation",
      attemptsLeft: 1,
    };
    form(data(result));
    fill();
    press("Compare");
    const parts = within(await screen.findByRole("list", { name: "What the register says" })).getAllByRole("listitem");
    expect(parts.map(({ textContent }) => textContent)).toEqual([
      "NameThe same",
      "CodeThe same",
      "Legal representativeDiffers",
      "Identity numberNot compared",
    ]);
    expect(screen.getByText(/One try is left today/)).toBeTruthy();
  });

  it("names the state that stands against an organization of which all else matches", async () => {
    form(
      data({
        outcome: "mismatch",
        fields: { name: "same", code: "same", legalRepresentative: "same", legalRepresentativeIdNumber: "not_asked" },
        registerState: "revoked",
        attemptsLeft: 4,
      }),
    );
    fill();
    press("Compare");
    expect(await screen.findByText("This organization is not in operation")).toBeTruthy();
    expect(screen.getByText(/Licence revoked/)).toBeTruthy();
  });

  it("blames nobody for a register that is silent, and says when a lock ends", async () => {
    form(data({ outcome: "upstream_error" }));
    fill();
    press("Compare");
    expect(await screen.findByText(/No try was used up/)).toBeTruthy();
    cleanup();
    const details = { until: "2026-11-23T10:00:00.000Z" };
    form(vi.fn().mockResolvedValue({ ok: false, error: { code: "organization_locked", message: "x", details } }));
    fill();
    press("Compare");
    expect(await screen.findByText(/The next one is possible from 23 Nov 2026|Nov 23, 2026/)).toBeTruthy();
    expect((screen.getByRole("button", { name: "Compare" }) as HTMLButtonElement).disabled).toBe(true);
  });
});

describe("the request to the legal representative", () => {
  it("shows a refused address at its field, and keeps what was typed", async () => {
    const refused = { code: "representative_mail_is_yours", field: "email", message: "This is your own address." };
    const submit = vi.fn().mockResolvedValue({ ok: false, error: refused });
    show(<AuthorizationForm organizationId="one" language="zh" submit={submit} />);
    type(screen.getByLabelText("Their e-mail address"), "me@example.com");
    type(screen.getByLabelText(/Their mobile/), "154 0001 0037");
    fireEvent.change(screen.getByLabelText("The authorization holds for"), { target: { value: "2" } });
    const language = screen.getByLabelText(/Language of the letter/) as HTMLSelectElement;
    expect(language.value).toBe("zh");
    fireEvent.change(language, { target: { value: "en" } });
    press("Send the letter");
    expect(await screen.findByText(refused.message)).toBeTruthy();
    expect(submit).toHaveBeenCalledWith({
      organizationId: "one",
      email: "me@example.com",
      mobile: "154 0001 0037",
      years: 2,
      language: "en",
    });
    expect((screen.getByLabelText(/Their mobile/) as HTMLInputElement).value).toBe("154 0001 0037");
  });
});

describe("the way to the certificate", () => {
  const todo: TimelineFacts = { operator: null, register: "todo", authority: "todo", certificate: "todo" };
  it.each<[TimelineFacts, number, RegExp, number?]>([
    [todo, 1, /Prove your own name first/],
    [{ ...todo, operator: "王珊", register: "licence" }, 2, /The licence is being looked at/],
    [
      { ...todo, operator: "王珊", register: { elements: 4 }, authority: { waiting: "legal_authorization" } },
      3,
      /4 of 4/,
    ],
    [
      { ...todo, operator: "王珊", register: { elements: null }, authority: { proven: "payment_in" } },
      4,
      /Company account/,
    ],
    [
      { operator: "王珊", register: "before", authority: "now", certificate: "kept" },
      3,
      /Passed when it was verified.*One proof of your choice$/,
      3,
    ],
  ])("stands at step %#", (facts, step, words, count = 4) => {
    expect(positionOf(facts)).toEqual({ step, count });
    show(<FlowTimeline facts={facts} />);
    expect(screen.getByRole("list", { name: "On the way to the certificate" }).textContent).toMatch(words);
  });
});

describe("what came before", () => {
  it.each([
    [{ method: "register", outcome: "mismatch", detail: "state_liquidating", words: null }, /In liquidation/],
    [{ method: "register", outcome: "mismatch", detail: "papers", words: "Blurred" }, /Blurred/],
    [{ method: "register", outcome: "no_record", detail: null, words: null }, /no record/],
  ])("is told of the register: %o", (last, words) => {
    show(<LastCheck last={last} lockedUntil={null} />);
    expect(document.body.textContent).toMatch(words);
  });

  it.each([
    [
      { method: "legal_authorization", outcome: "cancelled", detail: "declined", words: "Not me" },
      /They wrote: “Not me”/,
    ],
    [{ method: "legal_authorization", outcome: "mismatch", detail: "signer", words: null }, /Somebody else signed/],
    [{ method: "legal_authorization", outcome: "expired", detail: null, words: null }, /The time ran out/],
    [{ method: "letter_review", outcome: "mismatch", detail: "papers", words: "No seal" }, /No seal/],
    [{ method: "letter_review", outcome: "cancelled", detail: null, words: null }, /Nothing was decided/],
  ])("is told of a proof: %o", (last, words) => {
    show(<LastProof last={last} />);
    expect(document.body.textContent).toMatch(words);
  });
});
