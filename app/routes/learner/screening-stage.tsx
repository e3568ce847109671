/** The picture that everybody sees at one second, the talk beside it, and whatever the host may do. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLessonChat } from '~/chat/use-lesson-chat';
import { useFollow } from '~/screenings/use-follow';
import { useScreening } from '~/screenings/use-screening';
import { Notice } from '~/ui/notice';
import { Tabs } from '~/ui/tabs';
import { useToast } from '~/ui/toast';
import { cueAt } from '~/watch/transcript';
import { useHls } from '~/watch/use-hls';
import { usePlayer } from '~/watch/use-player';
import { useSystemCaptions } from '~/watch/use-system-captions';
import { useWakeLock } from '~/watch/use-wake-lock';
import { useWatch } from '~/watch/use-watch';
import { WatchNotices } from '~/watch/watch-notices';
import { useWords } from '~/words/words';
import { usePerson } from '../root-data';
import { useRefresh } from '../use-refresh';
import type { ScreeningPage } from './screening-page.server';
import { ScreeningAbout } from './screening-about';
import { ScreeningHead } from './screening-head';
import { ScreeningPicture } from './screening-picture';
import { useReady } from './use-ready';
import { useScreeningSession } from './use-screening-session';

interface ScreeningStageProps {
  page: ScreeningPage;
  stage: NonNullable<ScreeningPage['stage']>;
}

/** What is acknowledged as seen lags behind by two beats. */
const ORDER_SLACK_SECONDS = 12;

export function ScreeningStage({ page, stage }: ScreeningStageProps) {
  const { lesson, progress } = stage;
  const { about, host } = page;
  const { screenings, watch } = useWords();
  const { employeeNo } = usePerson();
  const toast = useToast();
  const refresh = useRefresh();
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [captionsOn, setCaptionsOn] = useState(true);
  const [tab, setTab] = useState('chat');
  const { connection, live, place } = useScreening(page.state, page.serverNow);
  const [controller, state] = useWatch(video, {
    ...{ lessonId: lesson.id, employeeNo, initial: progress, listeningCounts: progress.listeningCounts },
    offlineSentence: watch.live.offline,
  });
  const seconds = place.positionMs / 1000;
  const [player, actions] = usePlayer({
    ...{ video, frame, durationSeconds: lesson.durationSeconds, frontierSeconds: Infinity, startSeconds: 0 },
  });
  const hls = useHls({ video, url: lesson.masterUrl, startSeconds: seconds, onForbidden: refresh });
  const running = place.phase === 'playing';
  const { readiness, getReady, refuse } = useReady({ video, running, load: hls.load });
  const follows = readiness === 'ready' && !state.takenOver;
  useFollow({ video, connection, on: follows, maxRate: lesson.maxRate, onRefused: refuse });
  useScreeningSession(controller, follows && running);
  useWakeLock(follows && place.phase !== 'ended');
  useSystemCaptions(video, captionsOn, lesson.captionsLang);
  useEffect(() => {
    // The buttons of a headset or a lock screen would stop what the next look starts again.
    if (!follows || !('mediaSession' in navigator)) return;
    const names = ['play', 'pause', 'seekto', 'seekbackward', 'seekforward'] as const;
    for (const name of names) navigator.mediaSession.setActionHandler(name, () => undefined);
    return () => names.forEach((name) => navigator.mediaSession.setActionHandler(name, null));
  }, [follows]);

  const noJump = useCallback(() => toast(screenings.watch.noJump), [toast, screenings]);
  const chat = useLessonChat({
    ...{ lessonId: lesson.id, readerId: page.readerId, durationSeconds: lesson.durationSeconds },
    together: true,
  });
  const talk = chat({ seconds, jumpTo: noJump });
  const cue = lesson.cues[cueAt(lesson.cues, player.seconds)];
  const caption = cue && player.seconds * 1000 < cue[1] && running ? cue[2] : null;
  const frontier = Math.max(0, ...state.seen.map(([, to]) => to)) + ORDER_SLACK_SECONDS;
  const outOfOrder = running && !lesson.seekAhead && !state.completed && seconds > frontier;

  return (
    <div className="theatre screening">
      <div className="stage">
        <ScreeningPicture
          {...{ video, frame, lesson, live, place, readiness, player, actions, caption, about }}
          captions={{
            available: lesson.cues.length > 0,
            on: captionsOn,
            toggle: () => setCaptionsOn((on) => !on),
          }}
          onReady={() => void getReady()}
        />
        <div className="under">
          <ScreeningHead
            {...{ about, connection, live, place, seen: state.seen }}
            durationSeconds={lesson.durationSeconds}
            hosts={host !== null}
          />
          {live.refused ? <Notice tone="bad" live="alert" title={live.refused} /> : null}
          {outOfOrder ? (
            <Notice tone="warn" live="status" title={screenings.watch.inOrder}>
              {screenings.watch.inOrderNote}
            </Notice>
          ) : null}
          <WatchNotices
            lesson={lesson}
            state={state}
            stream={{ problem: hls.problem, retry: hls.retry }}
            listening={{ on: false, soundless: false, counts: progress.listeningCounts }}
            onPlay={() => void controller.open()}
            onPicture={() => undefined}
          />
        </div>
      </div>
      <div className="side">
        <Tabs
          label={screenings.watch.tabs}
          tabs={[
            talk.tab,
            {
              ...{ id: 'about', label: screenings.watch.about },
              panel: <ScreeningAbout page={page} state={live.state} phase={place.phase} />,
            },
          ]}
          selected={tab}
          onSelect={setTab}
          className="panel"
          panelClassName="panel"
        />
      </div>
    </div>
  );
}
