/**
 * Whether two processes share one institute: its mark stands in the database and in a file of the data folder. A folder
 * that is not mounted, or another institute's, would give videos to a worker that cannot read them.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Db } from '~/platform/db.server';

const KEY = 'institute-id';
const fileOf = (dataDir: string) => path.join(dataDir, KEY);

const readFile = (dataDir: string) => {
  try {
    return fs.readFileSync(fileOf(dataDir), 'utf8').trim();
  } catch {
    return null;
  }
};

async function findMark({ prisma }: Pick<Db, 'prisma'>): Promise<string | null> {
  const row = await prisma.setting.findUnique({ where: { key: KEY } });
  return row ? String(row.value) : null;
}

/** By the process that owns the folder: after a restore the database's mark counts. */
export async function writeInstituteMark({ db, now, dataDir }: { db: Db; now: Date; dataDir: string }) {
  const create = { key: KEY, value: randomUUID(), updatedAt: now };
  const { value } = await db.prisma.setting.upsert({ where: { key: KEY }, create, update: {} });
  const mark = String(value);
  if (readFile(dataDir) !== mark) fs.writeFileSync(fileOf(dataDir), `${mark}\n`);
}

/** By one of several servers: the first makes the mark, the others must find it in the folder. */
export async function shareInstituteMark(given: { db: Db; now: Date; dataDir: string }) {
  return (await findMark(given.db)) === null ? writeInstituteMark(given) : requireInstituteMark(given);
}

/** Throws a sentence where the folder is not that of the database's institute. */
export async function requireInstituteMark({ db, dataDir }: { db: Db; dataDir: string }) {
  const mark = await findMark(db);
  if (mark !== null && readFile(dataDir) === mark) return;
  throw new Error(
    `DATA_DIR(${dataDir})은 이 데이터베이스의 연수원이 쓰는 폴더가 아닙니다. 연수원의 데이터 폴더를 네트워크로 연결해 그 경로를 적어 주세요. ` +
      `(DATA_DIR is not the folder of this database's institute: mount it and name it here.)`,
  );
}
