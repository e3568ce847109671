import { PROCESS_VIDEO, RENDER_EDIT } from './schema';

/** The job that takes a waiting video on: one that is cut from others is made before it is processed. */
export const jobForVideo = ({ edit, sourceKey }: { edit: unknown; sourceKey: string | null }): string =>
  edit && !sourceKey ? RENDER_EDIT : PROCESS_VIDEO;
