// Opening a lesson that people have talked about ten thousand times: when the first words are there, and what came for it.
import { launchBrowser } from '../support/browser';
import { median, report, say } from './measure';
import { openBenchDatabase } from './open-database';
import { seedViewers } from './seed-viewers';
import { spawnInstitute } from './spawn-server';

const MESSAGES = 10_000;
const RUNS = 10;
const AT_SECOND = 300;

/** Evenly over the lesson, by everybody in turn. */
const TALK = `
  INSERT INTO chat_message (id, lesson_id, lesson_version_id, media_ms, shown_ms, author_id, client_key, body, kind, official,
                            born_revision, revision, created_at)
  SELECT gen_random_uuid(), l.id, l.live_version_id, ms, ms, e.id, 'bench-key-' || i,
         '측정병을 물로 세 번 헹구고 시약을 넣은 뒤 1분을 기다립니다 (' || i || ')',
         CASE WHEN i % 20 = 0 THEN 'question' ELSE 'chat' END, false, i, i, now() - interval '1 day' + i * interval '1 second'
    FROM generate_series(1, $1::int) i, LATERAL (SELECT (i::bigint * v.duration_ms / ($1 + 1))::int AS ms FROM lesson_version v, lesson
           WHERE v.id = lesson.live_version_id LIMIT 1) place,
         lesson l, LATERAL (SELECT id FROM employee ORDER BY employee_no OFFSET i % 5 LIMIT 1) e`;

/** Runs in the page: when the first message was drawn. */
function watchTalk() {
  const seen = new MutationObserver(() => {
    if (!document.querySelector('.chat .message')) return;
    seen.disconnect();
    requestAnimationFrame(() => performance.mark('first-message'));
  });
  document.addEventListener('DOMContentLoaded', () =>
    seen.observe(document.body, { childList: true, subtree: true }),
  );
}

async function main() {
  const { db, url, close } = await openBenchDatabase();
  const { viewers, lessonId } = await seedViewers(db, 10);
  await db.sql.query(
    `INSERT INTO chat_room (lesson_id, version_id, revision) SELECT id, live_version_id, $1 FROM lesson`,
    [MESSAGES],
  );
  await db.sql.query(TALK, [MESSAGES]);
  await db.sql.query('ANALYZE');
  const institute = await spawnInstitute(url);
  const browser = await launchBrowser();
  try {
    const waits: number[] = [];
    const sizes: number[] = [];
    const scripts: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR' });
      const [name = '', value = ''] = viewers[run]!.cookie.split('=');
      await context.addCookies([{ name, value, url: institute.origin, httpOnly: true }]);
      const page = await context.newPage();
      await page.addInitScript({ content: 'globalThis.__name = (named) => named' });
      await page.addInitScript(watchTalk);
      await page.goto(`${institute.origin}/lessons/${lessonId}?at=${AT_SECOND}`);
      await page.waitForFunction(() => performance.getEntriesByName('first-message').length > 0);
      const found = await page.evaluate(() => {
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const sizeOf = (fits: (one: PerformanceResourceTiming) => boolean) =>
          loaded.filter(fits).reduce((sum, { transferSize }) => sum + transferSize, 0);
        return {
          wait: performance.getEntriesByName('first-message')[0]!.startTime - navigation!.loadEventEnd,
          data: sizeOf(({ name }) => name.includes('/chat')),
          scripts: sizeOf(
            ({ name, startTime }) => name.endsWith('.js') && startTime > navigation!.loadEventEnd,
          ),
        };
      });
      waits.push(found.wait);
      sizes.push(found.data);
      scripts.push(found.scripts);
      await context.close();
    }
    say(`chat-open: ${waits.map((ms) => ms.toFixed(0))} ms, ${sizes.join(', ')} bytes`);
    const [wait, size] = [median(waits), median(sizes) / 1000];
    report({
      what: `first words of ${MESSAGES.toLocaleString('en')}, after the lesson page has loaded (median of ${RUNS})`,
      figure: `${wait.toFixed(0)} ms, ${size.toFixed(1)} kB`,
      beside: `its scripts, once and then cached: ${(median(scripts) / 1000).toFixed(0)} kB`,
      ratio: null,
      reach: '≤ 300 ms, ≤ 30 kB',
      held: wait <= 300 && size <= 30,
    });
  } finally {
    await browser.close();
    await institute.stop();
    await close();
  }
}

await main();
