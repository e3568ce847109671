import { useEffect, useMemo, useSyncExternalStore, type RefObject } from 'react';
import { WatchController, type WatchState } from './watch-controller';

type Options = ConstructorParameters<typeof WatchController>[0];

/** The watch controller of this lesson and what it knows; attached to the video for as long as the page lives. */
export function useWatch(
  video: RefObject<HTMLVideoElement>,
  options: Options,
): [WatchController, WatchState] {
  const { lessonId, employeeNo } = options;
  const controller = useMemo(
    () => new WatchController(options),
    // A new lesson or person is a new controller; later answers of the server arrive through beats.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [lessonId, employeeNo],
  );
  useEffect(() => (video.current ? controller.attach(video.current) : undefined), [controller, video]);
  const state = useSyncExternalStore(controller.subscribe, controller.getState, controller.getState);
  return [controller, state];
}
