/** The shared picture. Nobody but the host stops it; sound, captions, size and leaving are everybody's own. */
import { useState, type RefObject } from 'react';
import type { Place } from '~/screenings/position';
import type { ScreeningLive } from '~/screenings/screening-connection';
import { Icon } from '~/ui/icon';
import { IconButton, IconLink } from '~/ui/icon-button';
import type { PlayerActions, PlayerState } from '~/watch/use-player';
import { useWords } from '~/words/words';
import { ScreeningCurtain } from './screening-curtain';
import type { Readiness } from './use-ready';

interface ScreeningPictureProps {
  video: RefObject<HTMLVideoElement>;
  frame: RefObject<HTMLDivElement>;
  lesson: { title: string; posterUrl: string };
  about: { id: string; lessonId: string };
  live: ScreeningLive;
  place: Place;
  readiness: Readiness;
  player: PlayerState;
  actions: Pick<PlayerActions, 'toggleFullscreen'>;
  caption: string | null;
  captions: { available: boolean; on: boolean; toggle(): void };
  onReady(): void;
}

export function ScreeningPicture(props: ScreeningPictureProps) {
  const { video, frame, lesson, about, live, place, readiness, player, captions, caption } = props;
  const { watch, screenings } = useWords();
  const [muted, setMuted] = useState(false);
  const shown = readiness === 'ready' && (place.phase === 'playing' || place.phase === 'paused');
  const setVolume = (volume: number) => {
    if (!video.current) return;
    video.current.volume = volume;
    video.current.muted = volume === 0;
    setMuted(volume === 0);
  };
  const toggleSound = () => {
    if (!video.current) return;
    video.current.muted = !muted;
    setMuted(!muted);
  };
  return (
    <div
      ref={frame}
      className={`player ${player.paused ? 'paused' : 'playing'}`}
      role="region"
      aria-label={`${watch.player}: ${lesson.title}`}
    >
      <video ref={video} poster={lesson.posterUrl} playsInline preload="none" aria-label={lesson.title} />
      <ScreeningCurtain {...{ live, place, readiness, about }} onReady={props.onReady} />
      <div className="top">
        <IconLink icon="chevron-left" label={screenings.over.toList} to="/screenings" />
        {shown && player.fullscreen ? (
          <span className="together tiny">
            <Icon name="people" size="mini" />
            {live.here === null ? screenings.watch.together : screenings.wait.here(live.here)}
          </span>
        ) : null}
      </div>
      {player.waiting && !player.paused ? <span className="buffering" aria-hidden="true" /> : null}
      {shown && captions.on && caption ? (
        <p className="caption">
          <span>{caption}</span>
        </p>
      ) : null}
      {shown ? (
        <div className="controls">
          <IconButton
            icon={muted ? 'sound-off' : 'sound'}
            label={muted ? screenings.watch.unmute : screenings.watch.mute}
            onClick={toggleSound}
          />
          <input
            type="range"
            className="volume only-desktop"
            aria-label={screenings.watch.volume}
            min={0}
            max={1}
            step={0.05}
            defaultValue={1}
            onChange={(event) => setVolume(Number(event.currentTarget.value))}
          />
          <span className="grow" />
          {captions.available ? (
            <IconButton
              icon="captions"
              className={captions.on ? 'on' : ''}
              label={watch.controls.captions}
              aria-pressed={captions.on}
              onClick={captions.toggle}
            />
          ) : null}
          <IconButton
            icon={player.fullscreen ? 'fullscreen-exit' : 'fullscreen'}
            label={player.fullscreen ? watch.controls.fullscreenExit : watch.controls.fullscreen}
            onClick={props.actions.toggleFullscreen}
          />
        </div>
      ) : null}
    </div>
  );
}
