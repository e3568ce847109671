// What authors and reviewers see beside their work when the stream cannot be played, and once it can again.
import { beforeAll, expect, it } from 'vitest';
import { signedIn } from '../support/people';
import { publishPlayableLesson } from '../support/playable-lesson';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const institute = setStage();
let lessonId: string;

beforeAll(async () => {
  ({ lessonId } = await publishPlayableLesson(institute, {
    authorId: institute.people['2001']!,
    seconds: 60,
  }));
});

it.each(['preview', 'captions', 'trim'])(
  'stops, says so and plays on when tried again: %s',
  async (place) => {
    const { context, page } = await institute.visit('2001');
    const playlists = /\/media\/[^/]+\/(lesson-[^/]+|master)\.m3u8/;
    await page.route(playlists, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${institute.origin}/studio/${lessonId}/${place}`);
    await page.getByRole('button', { name: '재생', exact: true }).first().click();
    await page.getByText('영상을 재생하지 못했습니다').waitFor();
    await page.getByRole('button', { name: '재생', exact: true }).first().waitFor();
    expect(await page.locator('.buffering').count()).toBe(0);
    await page.unroute(playlists);
    await page.getByRole('button', { name: '다시 해 보기' }).click();
    const seconds = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
    await waitFor('the picture to move', async () => (await seconds()) > 1, 30_000);
    expect(await page.getByText('영상을 재생하지 못했습니다').count()).toBe(0);
    await context.close();
  },
);

it('gives the system the captions of their language in the preview', async () => {
  const { context, page } = await institute.visit('2001');
  await page.goto(`${institute.origin}/studio/${lessonId}/preview`);
  await page.getByRole('button', { name: '재생', exact: true }).first().waitFor();
  const modes = () =>
    page
      .locator('video')
      .evaluate((video: HTMLVideoElement) =>
        [...video.textTracks].map(({ language, mode }) => `${language} ${mode}`),
      );
  await page.locator('video').evaluate((video: HTMLVideoElement) => {
    video.addTextTrack('subtitles', 'English', 'en');
    video.addTextTrack('subtitles', '한국어', 'ko');
  });
  await waitFor('the tracks to be set', async () => (await modes()).includes('ko hidden'));
  expect(await modes()).toEqual(['en disabled', 'ko hidden']);
  await context.close();
});

it('says that there is no video yet, where none was ever attached', async () => {
  const author = await signedIn(institute.origin, '2001');
  const { data } = await author.api<{ id: string }>('POST', '/lessons', { title: '새 초안' });
  const { context, page } = await institute.visit('2001');
  await page.goto(`${institute.origin}/studio/${data.id}/preview`);
  await page.getByText('아직 영상이 없습니다').waitFor();
  expect(await page.getByText('영상을 준비하는 중입니다').count()).toBe(0);
  await context.close();
});
