// The main job in a real browser on a phone: a clip becomes a lesson, is watched, credited, and exported.
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { presets } from '~/lessons/watching-policy';
import { DESK } from '../support/browser';
import { makeClip } from '../support/media';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const SECONDS = 360;
const TITLE = '수영장 잔류염소, 하루 세 번 재는 법';

const institute = setStage({ jobs: true });

/** Six minutes that encode fast: few frames a second, few changes. */
const sixMinutes = () =>
  makeClip('mp4', [
    ...['-f', 'lavfi', '-i', `color=c=0x0e4451:size=640x360:rate=5`],
    ...['-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000', '-ac', '2', '-t', String(SECONDS)],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      '-g',
      '10',
      '-c:a',
      'aac',
      '-b:a',
      '32k',
      '-shortest',
    ],
  ]);

it('an instructor uploads a clip, the head publishes it, an employee watches it, HR exports the record', async () => {
  // The instructor, on a phone: title, video, captions, a question.
  const author = await institute.visit('2001');
  await author.page.goto(`${institute.origin}/studio/new`);
  await author.page.getByLabel('제목').fill(TITLE);
  await author.page.getByRole('button', { name: '다음' }).click();
  await author.page.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
  const lessonId = author.page.url().split('/').at(-1)!;
  await author.page.getByLabel('영상 추가').setInputFiles(await sixMinutes());
  await author.page.getByRole('heading', { name: '영상', exact: true }).waitFor();
  // A file that is no captions is refused in its card, and the words stay while the page follows the conversion.
  const captionFile = (text: string) => ({
    name: '자막.srt',
    mimeType: 'application/x-subrip',
    buffer: Buffer.from(text),
  });
  await author.page.getByLabel('자막 파일').setInputFiles(captionFile('자막이 아닙니다'));
  await author.page.getByRole('button', { name: '자막 올리기' }).click();
  const refusal = author.page.getByRole('region', { name: '자막' }).getByRole('alert');
  await refusal.waitFor();
  await waitFor(
    'the video to be ready',
    async () => (await institute.db.prisma.video.findFirst())?.status === 'ready',
    170_000,
  );
  await author.page.getByText('준비됨').waitFor();
  expect(await refusal.isVisible()).toBe(true);
  await author.page
    .getByLabel('자막 파일')
    .setInputFiles(captionFile('1\n00:00:00,200 --> 00:00:04,000\n측정 컵을 풀 물로 세 번 헹굽니다.\n'));
  await author.page.getByRole('button', { name: '자막 올리기' }).click();
  await author.page.getByText('저장됨').waitFor();
  await author.page.getByRole('button', { name: '검토 요청' }).click();
  await author.page.getByRole('dialog').getByRole('button', { name: '검토 요청' }).click();
  await author.page.getByText('검토를 기다리고 있습니다').waitFor();

  // Their head sees it among what waits, and publishes it.
  const head = await institute.visit('4001');
  await head.page.goto(`${institute.origin}/approvals`);
  await head.page.getByText(TITLE).first().waitFor();
  await head.page.getByRole('button', { name: '승인' }).first().click();
  const asked = head.page.getByRole('dialog');
  for (const check of ['얼굴', '목소리', '개인정보']) await asked.getByLabel(check).check();
  await asked.getByRole('button', { name: '확인하고 승인' }).click();
  await waitFor(
    'the lesson to be published',
    async () => (await institute.db.prisma.lesson.findUnique({ where: { id: lessonId } }))?.liveVersionId,
  );

  // A short policy for this test: a few seconds of the lesson count as all of it.
  await institute.db.prisma.watchingPolicy.updateMany({
    where: { courseId: null },
    data: { rule: { ...presets.own, minCoveredPercent: 4, minLearningPercent: 0, quiz: false } },
  });

  // An employee watches it on a phone; the picture really moves, and the server says what counts.
  const employee = await institute.visit('1001');
  await employee.page.getByRole('link', { name: '보기' }).first().click();
  await employee.page.waitForURL(new RegExp(lessonId));
  await employee.page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  await employee.page.getByRole('button', { name: '재생', exact: true }).click();
  const video = employee.page.locator('video');
  await waitFor(
    'the picture to move',
    () => video.evaluate((element: HTMLVideoElement) => element.currentTime > 3),
    60_000,
  );
  await employee.page.getByText('측정 컵을 풀 물로 세 번 헹굽니다.').first().waitFor();

  // The page is closed and opened again: playing goes on where it stopped.
  await employee.page.reload();
  const { positionMs } = await waitFor('the last beat to arrive', async () => {
    const run = await institute.db.prisma.watchRun.findFirst();
    return run && run.positionMs > 3000 ? run : null;
  });
  await employee.page.reload();
  await employee.page.getByRole('button', { name: '재생', exact: true }).click();
  const resumedAt = await waitFor(
    'the picture to move again',
    () =>
      video.evaluate((element: HTMLVideoElement) => (element.played.length ? element.played.start(0) : null)),
    60_000,
  );
  expect(resumedAt).toBeGreaterThan(positionMs / 1000 - 1);
  await employee.page.getByText(/쌓였습니다/).waitFor({ timeout: 90_000 });
  await employee.page.goto(`${institute.origin}/me`);
  await employee.page.getByText(TITLE).first().click();
  await employee.page.getByText('왜 이 점수인가').first().waitFor();
  expect(employee.complaints).toEqual([]);

  const [entry] = await institute.db.prisma.ledgerEntry.findMany({ where: { kind: 'time' } });
  expect(entry).toMatchObject({ subjectId: lessonId, departmentAtStudy: '체육사업부' });

  // HR downloads the training record and opens it in a spreadsheet.
  const hr = await institute.visit('3001', DESK);
  const year = entry!.ledgerYear;
  const download = hr.page.waitForEvent('download');
  await hr.page
    .evaluate((href) => {
      const link = document.createElement('a');
      link.href = href;
      document.body.append(link);
      link.click();
    }, `/hr/exports/training-record.xlsx?year=${year}`)
    .catch(() => undefined);
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/_교육훈련실적_\d{8}\.xlsx$/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(await file.path()) as never);
  const rows = book.worksheets[0]!.getSheetValues() as unknown[][];
  const header = rows.find((row) => row?.includes('사원번호'))!;
  const row = rows.find((cells) => cells?.includes('1001'))!;
  const cell = (name: string) => row[header.indexOf(name)];
  expect([cell('사원번호'), cell('사원명'), cell('연도')]).toEqual(['1001', '박서윤', year]);
  expect(cell('인정시간')).toBe(entry!.amount);
  expect(cell('과정명')).toContain(TITLE);
  expect(await institute.db.prisma.accessLog.count({ where: { action: 'export.training-record' } })).toBe(1);
}, 400_000);
