-- Search is LIKE '%…%' on NFD text: decomposed jamo give Korean syllables trigrams, and serve 초성 as well.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "lesson_search_text_trgm" ON "lesson" USING GIN ("search_text" gin_trgm_ops);
CREATE INDEX "manual_search_text_trgm" ON "manual" USING GIN ("search_text" gin_trgm_ops);
