// Prisma's schema engine as WebAssembly, over `pg`: what must be done to a database made by the migrations so that it
// becomes the schema. Each override below is a place where the adapter and the engine do not fit together.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';

// PostgreSQL's internal type "char" and arrays of it, by number.
const CHAR = 18;
const CHAR_ARRAY = 1002;

// The engine hands the text of a panic to this before it dies.
globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => console.error(message) };

// Node 20 does not import .wasm files: instantiate by hand.
let engineClass;

function loadEngine() {
  if (engineClass) return engineClass; // a second instance would break the first one's memory
  const found = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = new WebAssembly.Module(fs.readFileSync(found.replace(/\.js$/, '.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': wasm });
  wasm.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  engineClass = wasm.SchemaEngine;
  return engineClass;
}

// The adapter knows arrays of "char" but not "char" itself, which the engine's questions return (and arrays never):
// call the one the other here, and set the engine's type right in `connect`.
function openPool(connectionString) {
  const pool = new pg.Pool({ connectionString });
  const query = pool.query.bind(pool);
  pool.query = async (...args) => {
    const result = await query(...args);
    for (const { fields } of [result].flat()) {
      for (const field of fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
    }
    return result;
  };
  return pool;
}

async function connect(connectionString, onDispose) {
  const pool = openPool(connectionString);
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    const { Character, CharacterArray } = ColumnTypeEnum;
    return {
      ...answer,
      columnTypes: answer.columnTypes.map((type) => (type === CharacterArray ? Character : type)),
    };
  };
  // The adapter's own splits a script on every semicolon, which breaks the bodies of triggers.
  adapter.executeScript = async (sql) => {
    try {
      await pool.query(sql);
    } catch (error) {
      console.error(`PostgreSQL refused a migration: ${error.message}`); // the engine keeps only a number of it
      throw error;
    }
  };
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await onDispose?.();
  };
  return adapter;
}

class Factory extends PrismaPg {
  constructor(connectionString) {
    super({ connectionString });
    this.url = connectionString;
  }

  connect() {
    return connect(this.url);
  }

  // The adapter's own shadow connection is the main database: make a real throw-away one.
  async connectToShadowDb() {
    const main = new pg.Pool({ connectionString: this.url });
    const shadow = `shadow_${randomUUID().replaceAll('-', '')}`;
    await main.query(`CREATE DATABASE "${shadow}"`);
    const url = new URL(this.url);
    url.pathname = `/${shadow}`;
    return connect(url.href, async () => {
      await main.query(`DROP DATABASE "${shadow}" WITH (FORCE)`);
      await main.end();
    });
  }
}

function readSchema(dir) {
  return fs
    .readdirSync(dir)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({ path: path.join(dir, name), content: fs.readFileSync(path.join(dir, name), 'utf8') }));
}

function readMigrations(dir) {
  if (!fs.existsSync(dir)) return [];
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const value = fs.readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
    });
}

/**
 * The SQL from the migrations' database to the schema, or `null` when they agree.
 * `connectionString` names a server where throw-away databases may be created.
 */
export async function diffSchema({ connectionString, migrations, schema }) {
  const files = readSchema(schema);
  const SchemaEngine = loadEngine();
  const datamodels = files.map((file) => [file.path, file.content]);
  const factory = bindMigrationAwareSqlAdapterFactory(new Factory(connectionString));
  const engine = await SchemaEngine.new({ datamodels }, () => {}, factory);
  const { exitCode, stdout } = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: migrations,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: readMigrations(migrations),
    },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return exitCode === 0 ? null : stdout;
}
