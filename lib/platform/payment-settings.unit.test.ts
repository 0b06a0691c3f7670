import { describe, expect, it } from "vitest";
import { ConfigurationError, parseEnv } from "./env";

const account = {
  RECEIVING_ACCOUNT_NAME: "Vermilion Trust Services",
  RECEIVING_ACCOUNT_NUMBER: "5719 0583 1610 662",
  RECEIVING_ACCOUNT_BANK: "Jiangnan Commercial Bank",
  RECEIVING_ACCOUNT_CNAPS: "308584000013",
};

describe("the settings of corporate-account payment", () => {
  it("are the sandbox's unless an account is named", () => {
    expect(parseEnv({}).PAYMENT).toMatchObject({ account: null, payout: "sandbox", stripe: null });
    expect(parseEnv(account).PAYMENT).toMatchObject({
      account: { number: "571905831610662", cnaps: "308584000013", currency: "CNY" },
      payout: "file",
    });
  });

  it("offer no payments by us where only Stripe brings money", () => {
    const stripe = { STRIPE_SECRET_KEY: "sk_test_123456", STRIPE_WEBHOOK_SECRET: "whsec_1234567890" };
    expect(parseEnv(stripe).PAYMENT).toMatchObject({ account: null, payout: "none", stripe: { currency: "EUR" } });
  });

  it.each([
    [{ RECEIVING_ACCOUNT_NUMBER: "571905831610662" }, "RECEIVING_ACCOUNT_NAME"],
    [{ ...account, RECEIVING_ACCOUNT_CNAPS: "308584000014" }, "RECEIVING_ACCOUNT_CNAPS"],
    [{ ...account, RECEIVING_ACCOUNT_NUMBER: "12" }, "RECEIVING_ACCOUNT_NUMBER"],
    [{ PAYOUT_PROVIDER: "file" }, "PAYOUT_PROVIDER"],
    [{ ...account, PAYOUT_PROVIDER: "sandbox" }, "PAYOUT_PROVIDER"],
    [{ STRIPE_SECRET_KEY: "sk_test_123456" }, "STRIPE_WEBHOOK_SECRET"],
    [{ STRIPE_API: "http://stripe.example" }, "STRIPE_API"],
    [{ BANK_CALLBACK_SECRET: "short" }, "BANK_CALLBACK_SECRET"],
  ])("refuse %j, naming %s", (variables, named) => {
    expect(() => parseEnv(variables)).toThrow(ConfigurationError);
    expect(() => parseEnv(variables)).toThrow(named);
  });
});
