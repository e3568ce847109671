import type { privacy as ko } from "../ko/privacy";
import type { Shape } from "../shape";

export const privacy: Shape<typeof ko> = {
  title: "Privacy",
  lead: "Only what a training record needs is kept.",
  kept: "What is kept",
  keptItems: { person: "Number, name, department, grade, category", watching: "What was watched, learning time, quiz results", talk: "What is written in chats", access: "Who read other people's records" },
  never: "What is never taken",
  neverItems: { residentNumber: "Resident registration numbers", location: "Location", camera: "Camera and faces" },
  period: "How long it is kept",
  whoReads: "Who can read it",
  whoItems: { me: "You, all of it", head: "Your head, only whether the target is met and what is missing", hr: "The training office, all of it; every look is logged" },
  readBy: "Who has read my record",
  readByNone: "Nobody yet",
  readByRow: (name, department) => `${name} · ${department}`,
  ask: "To have something corrected or deleted, tell the training office.",
  noOutside: "Nothing is sent outside and no analytics are used.",
  cookies: "Cookies serve signing in and display settings only.",
};
