/** HR sets a year's points rules: a new version of the year's policy, with its entry in the access log. */
import { logInside } from '~/people/access-log.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict } from '~/platform/errors';
import type { CreditRule, PointsRule } from './credit-policy';
import { ensureCreditPolicy, policyLabel } from './ensure-credit-policy.server';
import { isYearOver } from './find-points-rules.server';
import { POINTS_RULES, POINTS_RULE_NAMES } from './points-rule-names';

type Rules = CreditRule['pointsRules'];

/** What else the rule says is copied as it stands. Of two who build on the same version the unique key lets one through. */
const WRITE = `
  INSERT INTO credit_policy (id, year, version, rule, created_at)
  SELECT gen_random_uuid(), year, version + 1, rule || jsonb_build_object('pointsRules', $3::jsonb), $4
    FROM credit_policy WHERE year = $1 AND version = $2
  ON CONFLICT (year, version) DO NOTHING`;

const say = ({ on, points, yearlyCap }: PointsRule) =>
  `${on ? '켬' : '끔'} ${points}점, ${yearlyCap === null ? '한도 없음' : `한 해 ${yearlyCap}점`}`;

const differences = (before: Rules, after: Rules) =>
  POINTS_RULE_NAMES.filter((name) => say(before[name]) !== say(after[name])).map(
    (name) => `${POINTS_RULES[name]} (${say(before[name])} → ${say(after[name])})`,
  );

const stale = () =>
  conflict(
    'policy-stale',
    '그사이 다른 사람이나 다른 창에서 이 해의 규칙을 바꿨습니다. 여기 적은 것은 저장하지 않았고 그대로 있습니다. 새로 고쳐 바뀐 규칙을 본 뒤 다시 정해 주세요.',
  );

/**
 * `version` is the one that the person saw. Answers with the newest version, which is the same when nothing differs.
 * Throws `forbidden`, and `conflict` `year-over` or `policy-stale`.
 */
export async function changePointsRules({
  db,
  now,
  timeZone,
  person,
  ip,
  year,
  version,
  rules,
}: Context & { person: Person; ip: string; year: number; version: number; rules: Rules }): Promise<number> {
  requirePermission(person, 'hr.desk');
  if (isYearOver({ year, now, timeZone }))
    throw conflict(
      'year-over',
      `${year}년은 끝나서 가점 규칙을 바꿀 수 없습니다. 올해나 다음 해의 규칙을 정해 주세요.`,
    );
  return inTransaction(db.sql, async (client) => {
    const policy = await ensureCreditPolicy(client, { year, now });
    if (policy.version !== version) throw stale();
    const changes = differences(policy.rule.pointsRules, rules);
    if (changes.length === 0) return version;
    const { rowCount } = await client.query(WRITE, [year, version, JSON.stringify(rules), now]);
    if (rowCount !== 1) throw stale();
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'points-rules.set', subject: policyLabel(year, version + 1) },
      detail: { change: `${year}년 ${changes.join(', ')}` },
    });
    return version + 1;
  });
}
