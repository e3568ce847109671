/** Who makes a lesson, as its page of people shows them. */
export interface Maker {
  id: string;
  name: string;
  department: string;
  /** Does not work here any more: the lesson needs another author. */
  left: boolean;
}

export interface LessonPeople {
  id: string;
  title: string;
  status: string;
  author: Maker;
  coAuthors: Maker[];
  /** May invite, remove and hand over. */
  manages: boolean;
  /** May edit the lesson. */
  edits: boolean;
}
