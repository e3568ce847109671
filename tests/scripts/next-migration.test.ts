import fs from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { diffSchema } from '../../scripts/lib/diff-schema.mjs';
import { root } from '../support/source-files';
import { makeTempFolder } from '../support/temp-folder';

const schema = path.join(root, 'prisma/schema');
const connectionString = () => inject('databaseServer').url;

test('the migrations make exactly the schema', async () => {
  const migrations = path.join(root, 'prisma/migrations');
  expect(await diffSchema({ connectionString: connectionString(), migrations, schema })).toBeNull();
});

test('from nothing it writes the whole schema, multiranges too, and agrees with itself afterwards', async () => {
  const migrations = makeTempFolder();
  const sql = (await diffSchema({ connectionString: connectionString(), migrations, schema })) ?? '';
  expect(sql).toContain('CREATE TABLE "employee"');
  expect(sql).toContain('int4multirange');
  fs.mkdirSync(path.join(migrations, '20260101_base'));
  fs.writeFileSync(
    path.join(migrations, '20260101_base', 'migration.sql'),
    `CREATE EXTENSION IF NOT EXISTS pg_trgm;\n${sql}`,
  );
  expect(await diffSchema({ connectionString: connectionString(), migrations, schema })).toBeNull();
});

test('a trigger in a migration survives the replay', async () => {
  const migrations = makeTempFolder();
  const small = makeTempFolder();
  fs.writeFileSync(
    path.join(small, 'schema.prisma'),
    'datasource db {\n provider = "postgresql"\n}\nmodel Room {\n n Int @id\n size Int\n}\n',
  );
  fs.mkdirSync(path.join(migrations, '20260101_base'));
  fs.writeFileSync(
    path.join(migrations, '20260101_base', 'migration.sql'),
    `CREATE TABLE "Room" (n int PRIMARY KEY);
     CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a;b'; END; $$;
     CREATE TRIGGER room_refuse BEFORE DELETE ON "Room" FOR EACH ROW EXECUTE FUNCTION refuse();`,
  );
  const sql = await diffSchema({ connectionString: connectionString(), migrations, schema: small });
  expect(sql).toContain('ADD COLUMN     "size" INTEGER NOT NULL');
  expect(sql).not.toContain('DROP');
});
