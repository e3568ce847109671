/**
 * The first administrator of an empty institute: a one-time link printed at start, valid for a day. It works only
 * while nobody exists, so a leaked link is worth nothing afterwards.
 */
import type { z } from 'zod';
import { inTransaction } from '~/platform/db.server';
import type { Context } from '~/platform/context';
import { invalid } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { hashPassword } from './passwords.server';
import type { setUpInput } from './schema';
import { hashToken, makeToken } from './tokens.server';
import { writeFirstOrders } from './write-order.server';

type Ctx = Pick<Context, 'db' | 'now'>;

/** A fresh code, or null when the institute has people already. Older codes become void. */
export async function createSetUpCode({ db, now }: Ctx): Promise<string | null> {
  if ((await db.prisma.employee.count()) > 0) return null;
  const code = makeToken();
  await db.prisma.$transaction([
    db.prisma.oneTimeCode.deleteMany({ where: { kind: 'setup' } }),
    db.prisma.oneTimeCode.create({
      data: {
        kind: 'setup',
        codeHash: new Uint8Array(hashToken(code)),
        createdAt: now,
        expiresAt: new Date(now.getTime() + 86_400_000),
      },
    }),
  ]);
  return code;
}

export const isSetUpCode = async ({ db, now, code }: Ctx & { code: string }) =>
  (await db.prisma.oneTimeCode.count({
    where: { kind: 'setup', codeHash: new Uint8Array(hashToken(code)), usedAt: null, expiresAt: { gt: now } },
  })) === 1;

/** Makes the first department and administrator (who is HR as well). Throws `invalid` when the link is void. */
export async function setUpInstitute({
  db,
  now,
  timeZone,
  input,
}: Context & { input: z.output<typeof setUpInput> }) {
  const passwordHash = await hashPassword(input.newPassword);
  await inTransaction(db.sql, async (client) => {
    const used = await client.query(
      `UPDATE one_time_code SET used_at = $2 WHERE code_hash = $1 AND kind = 'setup' AND used_at IS NULL
          AND expires_at > $2 AND NOT EXISTS (SELECT 1 FROM employee)`,
      [hashToken(input.code), now],
    );
    if (used.rowCount !== 1) {
      throw invalid(
        'set-up-link-void',
        '설정 링크의 기한이 지났거나 이미 쓰였습니다. 서버를 다시 시작하면 새 링크가 나옵니다.',
      );
    }
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO department (id, name, sort_order) VALUES (gen_random_uuid(), $1, 1) RETURNING id`,
      [input.departmentName.normalize('NFC')],
    );
    const administrator = await client.query<{ id: string }>(
      `INSERT INTO employee (id, employee_no, name, department_id, roles, password_hash, created_at)
       VALUES (gen_random_uuid(), $1, $2, $3, '{admin,hr}', $4, $5) RETURNING id`,
      [input.employeeNo, input.name.normalize('NFC'), rows[0]!.id, passwordHash, now],
    );
    await writeFirstOrders(client, {
      employeeIds: administrator.rows.map(({ id }) => id),
      now,
      timeZone,
      today: dateIn(now, timeZone),
    });
    await client.query(
      `INSERT INTO setting (key, value, updated_at) VALUES ('institute-name', to_jsonb($1::text), $2)
       ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`,
      [input.instituteName.normalize('NFC'), now],
    );
  });
}
