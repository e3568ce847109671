/** What the page of people answers after an act: whom it added, or the one-time code it made. */
export type PeopleAnswer = { added: string } | { code: string };
