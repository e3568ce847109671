/**
 * The lesson page's working part: picture, time axis, what is left, and beside it transcript, questions and material.
 * It holds no rule of its own: what counts comes from the server through the watch controller.
 */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Tabs, type Tab } from '~/ui/tabs';
import { useWords } from '~/words/words';
import { EarlyTap, tappedEarly } from './early-tap';
import { Player } from './player';
import { QuizPanel, type QuizQuestion } from './quiz-panel';
import { Remaining, type Requirement } from './remaining';
import { TimeAxis } from './time-axis';
import { cueAt, Transcript, type Cue } from './transcript';
import { frontierOf, startSecondsOf } from './start-seconds';
import { useHls } from './use-hls';
import { useListening } from './use-listening';
import { useMediaSession } from './use-media-session';
import { useMissingPlayback } from './use-missing-playback';
import { ratesUpTo, usePlayer } from './use-player';
import { usePlayerKeys } from './use-player-keys';
import { useSystemCaptions } from './use-system-captions';
import { useWakeLock } from './use-wake-lock';
import { useWatch } from './use-watch';
import { WatchNotices } from './watch-notices';

export interface TheatreLesson {
  id: string;
  title: string;
  durationSeconds: number;
  masterUrl: string;
  /** The sound alone. */
  soundUrl: string;
  posterUrl: string;
  instructorName: string;
  cues: Cue[];
  /** BCP 47, of the cues. */
  captionsLang: string;
  questions: QuizQuestion[];
  required: Requirement;
  maxRate: number;
  seekAhead: boolean;
  next: { id: string; title: string } | null;
}

export interface TheatreProgress {
  seen: [number, number][];
  missing: [number, number][];
  coveredSeconds: number;
  learningSeconds: number;
  completed: boolean;
  quizPassed: boolean;
  resumeSeconds: number;
  /** Seconds of the sound alone count as seen. */
  listeningCounts: boolean;
}

/** The talk beside the picture, which is no business of the theatre's but stands in its places. */
export interface Talk {
  /** The first tab, open at the start. */
  tab: Tab;
  /** Over the seen bar: where people talk. */
  strip: ReactNode;
}

export interface TalkPlayer {
  seconds: number;
  playing: boolean;
  jumpTo(seconds: number): void;
}

interface TheatreProps {
  lesson: TheatreLesson;
  progress: TheatreProgress;
  employeeNo: string;
  /** The second that the address names, instead of where it was left. */
  startAt?: number | null;
  back: { to: string; label: string };
  /** Title and people of the lesson, under the axis. */
  about: ReactNode;
  /** The tab of manuals and files. */
  material: ReactNode;
  materialCount: number;
  /** Under everything: the next lessons of the course. */
  following: ReactNode;
  talk?(player: TalkPlayer): Talk;
  /** Fetches the page again, and with it a fresh cookie for the media; resolves once it is there. */
  onRefresh(): Promise<void>;
}

export function Theatre(props: TheatreProps) {
  const { lesson, progress, employeeNo } = props;
  const { watch } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState(false);
  const [captionsOn, setCaptionsOn] = useState(true);
  const [tab, setTab] = useState(props.talk ? 'chat' : 'script');
  const [quizPassed, setQuizPassed] = useState(progress.quizPassed);

  const [controller, state] = useWatch(video, {
    lessonId: lesson.id,
    employeeNo,
    initial: progress,
    listeningCounts: progress.listeningCounts,
    offlineSentence: watch.live.offline,
  });
  const { startAt = null } = props;
  const frontier = frontierOf(lesson, state.seen);
  const startSeconds = startSecondsOf(lesson, { ...progress, seen: state.seen }, startAt);
  const [player, actions] = usePlayer({
    video,
    frame,
    durationSeconds: lesson.durationSeconds,
    frontierSeconds: frontier,
    startSeconds,
  });
  const listening = useListening({
    controller,
    isPlaying: () => video.current?.paused === false,
    onLeave(toListening) {
      actions.noteSeconds();
      // What was only heard opens nothing ahead.
      if (!toListening && (video.current?.currentTime ?? 0) > frontier) actions.seekTo(frontier);
    },
  });
  const hls = useHls({
    video,
    url: listening.on ? lesson.soundUrl : lesson.masterUrl,
    startSeconds: player.seconds,
    onForbidden: props.onRefresh,
    onUnplayable: listening.on ? listening.giveUp : undefined,
  });
  const missing = useMissingPlayback(video, actions.seekTo);
  useWakeLock(!player.paused && !listening.on);
  useSystemCaptions(video, captionsOn, lesson.captionsLang);

  useEffect(() => {
    // The notice stands on the page, not over the full screen.
    if (state.takenOver && document.fullscreenElement) void document.exitFullscreen();
  }, [state.takenOver]);

  const play = useCallback(async () => {
    const element = video.current;
    if (!element) return;
    setBegun(true);
    const opened = controller.open();
    await hls.load();
    // Refused where the browser wants a fresh touch: the play button stays and the next press works.
    await element.play().catch(() => undefined);
    if (!(await opened)) element.pause();
  }, [controller, hls]);

  const togglePlay = useCallback(() => {
    if (video.current?.paused === false) video.current.pause();
    else void play();
  }, [play]);

  const latestPlay = useRef(play);
  latestPlay.current = play;
  useEffect(() => {
    if (tappedEarly(frame.current)) void latestPlay.current();
  }, []);
  const { on: soundAlone, toggle: toggleListening, takeUp } = listening;
  useEffect(() => {
    if (takeUp()) void play();
  }, [soundAlone, takeUp, play]);
  const tryAgain = () => {
    hls.retry();
    void play();
  };
  useMediaSession({
    title: lesson.title,
    artist: lesson.instructorName,
    posterUrl: lesson.posterUrl,
    durationSeconds: lesson.durationSeconds,
    active: begun,
    state: player,
    act: {
      play: () => void play(),
      pause: () => video.current?.pause(),
      nudge: actions.nudge,
      seekTo: actions.seekTo,
    },
  });

  const rates = ratesUpTo(lesson.maxRate);
  const stepRate = useCallback(
    (step: number) =>
      actions.setRate(rates[(rates.indexOf(player.rate) + step + rates.length) % rates.length] ?? 1),
    [actions, player.rate, rates],
  );
  const keys = useMemo(
    () => ({
      togglePlay,
      nudge: actions.nudge,
      toggleFullscreen: actions.toggleFullscreen,
      toggleCaptions: () => setCaptionsOn((on) => !on),
      toggleListening,
      faster: () => stepRate(1),
      slower: () => stepRate(-1),
    }),
    [togglePlay, actions.nudge, actions.toggleFullscreen, toggleListening, stepRate],
  );
  usePlayerKeys(keys);

  const jump = (seconds: number) => {
    missing.stop();
    actions.seekTo(seconds);
  };
  // Another address of the same lesson leads to its second.
  const arrived = useRef(startAt);
  useEffect(() => {
    if (arrived.current !== startAt && startAt !== null) actions.seekTo(startAt);
    arrived.current = startAt;
  }, [startAt, actions]);
  const playMissing = () => {
    if (missing.active) return missing.stop();
    void play().then(() => missing.start(state.missing));
  };
  const openQuiz = () => {
    setTab('quiz');
    document.getElementById('lesson-tabs')?.scrollIntoView({ block: 'start' });
  };

  const cue = lesson.cues[cueAt(lesson.cues, player.seconds)];
  const caption = cue && player.seconds * 1000 < cue[1] ? cue[2] : null;
  const talk = props.talk?.({ seconds: player.seconds, playing: !player.paused, jumpTo: jump });
  const tabs: Tab[] = [
    ...(talk ? [talk.tab] : []),
    {
      id: 'script',
      label: watch.tabs.script,
      panel: (
        <Transcript cues={lesson.cues} seconds={player.seconds} playing={!player.paused} onJump={jump} />
      ),
    },
    ...(lesson.questions.length > 0
      ? [
          {
            id: 'quiz',
            label: watch.quiz.title,
            count: lesson.questions.length,
            panel: (
              <QuizPanel
                lessonId={lesson.id}
                questions={lesson.questions}
                passed={quizPassed}
                onAnswer={(answer) => {
                  if (answer.passed) setQuizPassed(true);
                  if (answer.completed) controller.noteCompletion(answer.credited);
                }}
              />
            ),
          },
        ]
      : []),
    { id: 'files', label: watch.tabs.files, count: props.materialCount, panel: props.material },
  ];

  return (
    <div className="theatre">
      <EarlyTap />
      <div className="stage">
        <Player
          video={video}
          frame={frame}
          posterUrl={lesson.posterUrl}
          title={lesson.title}
          back={props.back}
          state={player}
          actions={actions}
          begun={begun}
          onTogglePlay={togglePlay}
          onWarm={hls.warm}
          onRate={() => stepRate(1)}
          caption={caption}
          captions={{ available: lesson.cues.length > 0, on: captionsOn, toggle: keys.toggleCaptions }}
          listening={{ on: soundAlone, toggle: toggleListening }}
        />
        <div className="under">
          <TimeAxis
            seconds={player.seconds}
            durationSeconds={lesson.durationSeconds}
            masterUrl={lesson.masterUrl}
            seen={state.seen}
            missing={state.missing}
            strip={talk?.strip}
            onSeek={jump}
          />
          <WatchNotices
            lesson={lesson}
            state={state}
            stream={{ problem: hls.problem, retry: tryAgain }}
            listening={{ on: soundAlone, soundless: listening.soundless, counts: progress.listeningCounts }}
            onPlay={() => void play()}
            onPicture={toggleListening}
          />
          <Remaining
            missing={state.missing}
            learningSeconds={state.learningSeconds}
            required={lesson.required}
            quizPassed={quizPassed}
            completed={state.completed}
            durationSeconds={lesson.durationSeconds}
            playingMissing={missing.active}
            onPlayMissing={playMissing}
            onQuiz={openQuiz}
          />
          {props.about}
        </div>
        <div className="next only-desktop">{props.following}</div>
      </div>
      <div className="side" id="lesson-tabs">
        <Tabs
          label={watch.tabs.label}
          tabs={tabs}
          selected={tab}
          onSelect={setTab}
          className="panel"
          panelClassName="panel"
        />
      </div>
      <div className="next only-phone">{props.following}</div>
    </div>
  );
}
