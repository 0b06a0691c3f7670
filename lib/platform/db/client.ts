import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/platform/env";
import { PrismaClient } from "./generated/client";
import { statementNames } from "./statement-names";

export type Database = PrismaClient;
/** The client inside `transaction`; also taken by functions that may run in one or outside. */
export type Transaction = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

const holder = globalThis as typeof globalThis & { vermilionDatabase?: PrismaClient };

/** The one client of this process; a development server that reloads this file keeps it. */
export function db(): PrismaClient {
  holder.vermilionDatabase ??= connect(requiredUrl());
  return holder.vermilionDatabase;
}

function requiredUrl(): string {
  const url = env().DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start Vermilion with `npm start`, which brings its own Postgres");
  return url;
}

export function connect(url: string): PrismaClient {
  const pool = { connectionString: url, max: 20, connectionTimeoutMillis: 10_000 };
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }) });
}

export async function disconnect(): Promise<void> {
  await holder.vermilionDatabase?.$disconnect();
  holder.vermilionDatabase = undefined;
}
