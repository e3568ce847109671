/** Where on the desk of a lesson each of its parts stands. */
export const studioPlaces = {
  video: 'studio-video',
  captions: 'studio-captions',
  questions: 'studio-questions',
  about: 'studio-about',
} as const;
