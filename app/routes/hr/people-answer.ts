/** The one-time code that was made; adding somebody leads to the new page instead of answering. */
export type PeopleAnswer = { code: string };
