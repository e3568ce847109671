/** Addresses under /media, in one place: what is served there is create-media-handler's business. */

/** Address of a rendition set's multivariant playlist; its cookie must have been granted. */
export const masterUrlOf = (renditionSetId: string) => `/media/${renditionSetId}/master.m3u8`;

/** The sound alone, behind the same cookie. */
export const soundUrlOf = (renditionSetId: string) => `/media/${renditionSetId}/audio/media.m3u8`;

/**
 * The multivariant playlist with the captions of a lesson's version. `mark` names what they are, so that the address may be kept; an
 * address without it is asked for each time.
 */
export const lessonMasterUrlOf = (renditionSetId: string, lessonVersionId: string, mark?: string) =>
  `/media/${renditionSetId}/lesson-${lessonVersionId}.m3u8${mark ? `?c=${mark}` : ''}`;

/** Address of a poster by its name (poster-file.ts), for anybody who is signed in; a drawing where there is none yet. */
export const posterUrl = (name: string | null | undefined): string =>
  name ? `/media/posters/${name}.jpg` : '/posters/office.svg';
