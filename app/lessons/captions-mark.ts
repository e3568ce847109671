/** SQL: changes with any caption of version `v`; empty without captions. */
export const captionsMark = `COALESCE((SELECT md5(string_agg(lang || md5(vtt), ',' ORDER BY lang))
     FROM caption WHERE lesson_version_id = v.id), '')`;
