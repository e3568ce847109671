/** What is asked over HTTP about questions: those of the lesson, those that sound alike, and sections of manuals. */
import type { AskedQuestion, SimilarQuestion } from './question';

export interface SectionChoice {
  id: string;
  number: string;
  title: string;
  manualSlug: string;
  manualTitle: string;
}

async function getItems<T>(address: string, signal?: AbortSignal): Promise<T[]> {
  const response = await fetch(address, { headers: { accept: 'application/json' }, signal: signal ?? null });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return ((await response.json()) as { items: T[] }).items;
}

const base = (lessonId: string) => `/api/v1/lessons/${lessonId}`;

export const fetchQuestions = (lessonId: string) =>
  getItems<AskedQuestion>(`${base(lessonId)}/chat-questions`);

export const fetchSimilar = (lessonId: string, text: string, signal: AbortSignal) =>
  getItems<SimilarQuestion>(`${base(lessonId)}/similar-questions?${new URLSearchParams({ text })}`, signal);

export const fetchSections = (lessonId: string, query: string, signal: AbortSignal) =>
  getItems<SectionChoice>(`${base(lessonId)}/answer-sections?${new URLSearchParams({ query })}`, signal);
