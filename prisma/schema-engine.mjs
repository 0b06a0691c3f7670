#!/usr/bin/env node
// Stands in for the schema-engine binary that the Prisma CLI would download: it takes the same
// arguments and answers the same JSON-RPC, through the WebAssembly build of the engine from npm.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  ColumnTypeEnum as T,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

const columnTypes = new Map([
  [16, T.Boolean],
  [18, T.Character],
  [19, T.Text],
  [20, T.Int64],
  [21, T.Int32],
  [23, T.Int32],
  [25, T.Text],
  [26, T.Int64],
  [700, T.Float],
  [701, T.Double],
  [1042, T.Text],
  [1043, T.Text],
  [1114, T.DateTime],
  [1184, T.DateTime],
  [1003, T.TextArray],
  [1005, T.Int32Array],
  [1009, T.TextArray],
  [1015, T.TextArray],
  [1016, T.Int64Array],
  [1002, T.CharacterArray],
]);
const asText = (value) => value;
const asIsoTime = (value) => new Date(value).toISOString();
const parsers = new Map([
  [20, asText],
  [26, asText],
  [1114, asIsoTime],
  [1184, asIsoTime],
]);
const types = { getTypeParser: (oid, format) => parsers.get(oid) ?? pg.types.getTypeParser(oid, format) };

function adapterError(error) {
  if (error?.code === "3D000") return new DriverAdapterError({ kind: "DatabaseDoesNotExist", db: databaseName() });
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "XX000",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}
const wrapped = (work) =>
  work.catch((error) => {
    throw adapterError(error);
  });

function connection(client, dispose) {
  const run = ({ sql, args }) => wrapped(client.query({ text: sql, values: args, rowMode: "array", types }));
  return {
    provider: "postgres",
    adapterName: "schema-engine",
    async queryRaw(query) {
      const { fields, rows } = await run(query);
      return {
        columnNames: fields.map((f) => f.name),
        columnTypes: fields.map((f) => columnTypes.get(f.dataTypeID) ?? T.Text),
        rows,
      };
    },
    executeRaw: async (query) => (await run(query)).rowCount ?? 0,
    executeScript: async (script) => void (await wrapped(client.query(script))),
    startTransaction: () => {
      throw new Error("the schema engine opens its own transactions");
    },
    getConnectionInfo: () => ({
      schemaName: new URL(url).searchParams.get("schema") ?? undefined,
      supportsRelationJoins: true,
    }),
    dispose,
  };
}
async function open(connectionString) {
  const client = new pg.Client({ connectionString });
  await wrapped(client.connect());
  return client;
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean", short: "V" },
  },
});
if (flags.version) {
  console.log("schema-engine-cli (wasm)");
  process.exit(0);
}
const { url = "postgres://none/none", shadowDatabaseUrl } = JSON.parse(flags.datasource ?? "{}");

const databaseName = () => decodeURIComponent(new URL(url).pathname.slice(1));
function databaseUrl(name) {
  const next = new URL(url);
  next.pathname = `/${encodeURIComponent(name)}`;
  return next.href;
}
async function onServer(sql) {
  const client = await open(databaseUrl("postgres"));
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
const adapter = {
  provider: "postgres",
  adapterName: "schema-engine",
  async connect() {
    const client = await open(url);
    return connection(client, () => client.end());
  },
  async connectToShadowDb() {
    if (shadowDatabaseUrl) {
      const client = await open(shadowDatabaseUrl);
      return connection(client, () => client.end());
    }
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await onServer(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    const client = await open(databaseUrl(name));
    return connection(client, async () => {
      await client.end();
      await onServer(`DROP DATABASE ${pg.escapeIdentifier(name)}`);
    });
  },
};

async function runCommand(command) {
  const name = pg.escapeIdentifier(databaseName());
  if (command === "can-connect-to-database") await (await open(url)).end();
  else if (command === "create-database") await onServer(`CREATE DATABASE ${name}`);
  else if (command === "drop-database") await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  else throw new Error(`unknown command ${command}`);
}
function reportCommandError(error) {
  const code = error?.cause?.kind === "DatabaseDoesNotExist" ? "P1003" : "P1001";
  const entry = {
    level: "ERROR",
    target: "schema_engine::logger",
    fields: { message: error.cause?.originalMessage ?? error.message, error_code: code },
  };
  console.error(`schema-engine (wasm)\n${JSON.stringify(entry)}`); // the CLI skips the first line
  process.exit(1);
}

async function loadEngine() {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import(glue);
  const { instance } = await WebAssembly.instantiate(await readFile(glue.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = await Promise.all(
    (flags.datamodels ?? []).map(async (path) => [path, await readFile(path, "utf8")]),
  );
  return bindings.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

// In this build only devDiagnostic opens the shadow database; the schema it finds there stays in
// the engine's cache, which these two read and applyMigrations empties.
const readMigrationsSchema = new Set(["createMigration", "evaluateDataLoss"]);

async function answer(engine, method, params) {
  if (readMigrationsSchema.has(method))
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
  return engine[method === "getDatabaseVersion" ? "version" : method](params);
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

async function serve() {
  let engine;
  let printed = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line);
    if (!method) continue;
    try {
      engine ??= await loadEngine();
      const result = await answer(engine, method, params);
      if (method === "diff" && result.stdout !== null)
        send({ id: `print-${printed++}`, method: "print", params: { content: result.stdout } });
      send({ id, result: result ?? null });
    } catch (error) {
      if (process.env.SHIM_DEBUG) console.error(error);
      send({
        id,
        error: {
          code: 4466,
          message: "An error happened. Check the data field for details.",
          data: { is_panic: false, message: error.message, meta: error.meta ?? {}, error_code: error.code ?? null },
        },
      });
    }
  }
}

if (positionals[0] === "cli") await runCommand(positionals[1]).catch(reportCommandError);
else await serve().then(() => process.exit(0));
