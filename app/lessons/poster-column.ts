/** What `posterName` (video/poster-file.ts) says of a row, as a column of a statement that has the table `video`. */
export const posterColumn = `
  CASE WHEN video.rendition_set_id IS NOT NULL AND video.poster_ms IS NOT NULL THEN video.id || '-' || video.poster_ms
       ELSE video.rendition_set_id::text END AS poster`;
