/** Address of a rendition set's poster, for anybody who is signed in; a drawing where there is none yet. */
export const posterUrl = (renditionSetId: string | null | undefined): string =>
  renditionSetId ? `/media/posters/${renditionSetId}.jpg` : '/posters/office.svg';
