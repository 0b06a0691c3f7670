import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import type { PaymentSettings } from "@/lib/platform/payment-settings";
import { acceptStripeEvent } from "./accept-event";

/** What the tests of Stripe's bank transfers share. Never imported by the application. */
export const webhookSecret = "whsec_for_tests_only_0123456789";
export const secretKey = "sk_test_local_0123456789";

export type Asked = { path: string; authorization: string | undefined; form: URLSearchParams };

/** Answers as Stripe does to the two requests that are made of it. */
export type StripeServer = {
  settings: NonNullable<PaymentSettings["stripe"]>;
  asked: Asked[];
  /** While this is set, everything is answered with 500 and these words. */
  down: string | null;
  close: () => Promise<void>;
};

export async function startStripe(): Promise<StripeServer> {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = "";
    for await (const part of request) body += part;
    const path = request.url ?? "";
    asked.push({ path, authorization: request.headers.authorization, form: new URLSearchParams(body) });
    const n = asked.length;
    const send = (status: number, value: object) =>
      response
        .writeHead(status, { "content-type": "application/json", "stripe-should-retry": "false" })
        .end(JSON.stringify(value));
    if (started.down !== null) return void send(500, { error: { type: "api_error", message: started.down } });
    if (path === "/v1/customers") return void send(200, { id: `cus_${n}`, object: "customer" });
    const iban = {
      iban: `DE89370400440532${String(n).padStart(6, "0")}`,
      bic: "SXPYDEHH",
      account_holder_name: "Vermilion",
      country: "DE",
    };
    send(200, {
      object: "funding_instructions",
      currency: "eur",
      funding_type: "bank_transfer",
      bank_transfer: { type: "eu_bank_transfer", country: "DE", financial_addresses: [{ type: "iban", iban }] },
    });
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const started: StripeServer = {
    settings: { secretKey, webhookSecret, currency: "EUR", country: "DE", api: new URL(`http://127.0.0.1:${port}`) },
    asked,
    down: null,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return started;
}

export type Movement = {
  id: string;
  customer: string;
  amount: number;
  name?: string | null;
  type?: string;
  currency?: string;
  /** What else the network tells of a payer. */
  payer?: Record<string, string>;
};
let events = 0;

/** An event about money that came into a balance, or was taken out of it again. */
export const eventOf = (
  { id, customer, amount, name = null, type = "funded", currency = "eur", payer = {} }: Movement,
  event?: string,
): string =>
  JSON.stringify({
    id: event ?? `evt_${++events}`,
    object: "event",
    type: "customer_cash_balance_transaction.created",
    data: {
      object: {
        id,
        object: "customer_cash_balance_transaction",
        created: Math.floor(Date.now() / 1000),
        currency,
        customer,
        net_amount: type === "funded" ? amount : -amount,
        type,
        ...(type === "funded" && {
          funded: {
            bank_transfer: {
              type: "eu_bank_transfer",
              reference: "Rechnung",
              eu_bank_transfer: { bic: "COBADEFF", iban_last4: "3000", sender_name: name, ...payer },
            },
          },
        }),
      },
    },
  });

const stripe = new Stripe("sk_test_unused");

/** The header that belongs to a body. @param at seconds since 1970 */
export const signatureOf = (body: string, secret = webhookSecret, at = Math.floor(Date.now() / 1000)): string =>
  stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: at });

/** Sends an event as Stripe does, signed. */
export const post = (body: string, secret?: string, at?: number) =>
  acceptStripeEvent({ body, signature: signatureOf(body, secret, at) });
