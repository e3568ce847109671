/** The picture with its controls: plain <video> under our own buttons, captions drawn by us so that they can be read. */
import { useId, type RefObject } from 'react';
import { Icon } from '~/ui/icon';
import { IconButton, IconLink } from '~/ui/icon-button';
import { useWords } from '~/words/words';
import type { PlayerActions, PlayerState } from './use-player';

interface PlayerProps {
  video: RefObject<HTMLVideoElement>;
  frame: RefObject<HTMLDivElement>;
  posterUrl: string;
  title: string;
  /** Over the picture; left out where the page shows a way back. */
  back?: { to: string; label: string };
  state: PlayerState;
  actions: Pick<PlayerActions, 'nudge' | 'toggleFullscreen'>;
  /** False before the first play: the large play button stands alone. */
  begun: boolean;
  onTogglePlay(): void;
  /** A finger is on the play button: what makes it quick may begin. */
  onWarm?(): void;
  onRate(): void;
  caption: string | null;
  captions: { available: boolean; on: boolean; toggle(): void };
  /** The sound alone; left out where it is not offered. */
  listening?: { on: boolean; toggle(): void };
}

const rateText = (rate: number) => String(rate);

export function Player(props: PlayerProps) {
  const { video, frame, posterUrl, title, back, state, actions, begun, captions } = props;
  const { controls, player, listening: sound } = useWords().watch;
  const { listening } = props;
  const captionId = useId();
  return (
    <div
      ref={frame}
      className={`player ${state.paused ? 'paused' : 'playing'}`}
      role="region"
      aria-label={`${player}: ${title}`}
    >
      <video
        ref={video}
        poster={posterUrl}
        playsInline
        preload="none"
        aria-label={title}
        aria-describedby={captions.on ? captionId : undefined}
        onClick={props.onTogglePlay}
      />
      {listening?.on ? (
        <div className="listening">
          <img src={posterUrl} alt="" />
          <p>{sound.on}</p>
        </div>
      ) : null}
      {back || listening ? (
        <div className="top">
          {back ? <IconLink icon="chevron-left" label={back.label} to={back.to} /> : <span />}
          {listening ? (
            <IconButton
              icon="headphones"
              className={listening.on ? 'on' : ''}
              label={controls.soundOnly}
              aria-pressed={listening.on}
              aria-keyshortcuts="a"
              onClick={listening.toggle}
            />
          ) : null}
        </div>
      ) : null}
      {begun ? null : (
        <button
          type="button"
          className="first-play"
          aria-label={controls.play}
          onPointerDown={props.onWarm}
          onClick={props.onTogglePlay}
        >
          <Icon name="play" solid />
        </button>
      )}
      {state.waiting && !state.paused ? <span className="buffering" aria-hidden="true" /> : null}
      {begun && captions.on && props.caption ? (
        <p className="caption" id={captionId}>
          <span>{props.caption}</span>
        </p>
      ) : null}
      {begun ? (
        <div className="controls">
          <IconButton
            icon={state.paused ? 'play' : 'pause'}
            solid={state.paused}
            label={state.paused ? controls.play : controls.pause}
            onClick={props.onTogglePlay}
          />
          <IconButton icon="back-10" label={controls.back10} onClick={() => actions.nudge(-10)} />
          <IconButton icon="forward-10" label={controls.forward10} onClick={() => actions.nudge(10)} />
          <span className="grow" />
          <button
            type="button"
            className="icon-button rate"
            aria-label={controls.rate(rateText(state.rate))}
            onClick={props.onRate}
          >
            {controls.rateShort(rateText(state.rate))}
          </button>
          {captions.available ? (
            <IconButton
              icon="captions"
              className={captions.on ? 'on' : ''}
              label={controls.captions}
              aria-pressed={captions.on}
              onClick={captions.toggle}
            />
          ) : null}
          <IconButton
            icon={state.fullscreen ? 'fullscreen-exit' : 'fullscreen'}
            label={state.fullscreen ? controls.fullscreenExit : controls.fullscreen}
            onClick={actions.toggleFullscreen}
          />
        </div>
      ) : null}
    </div>
  );
}
