/** What a lesson's talk may be given to somebody for, who does not make the lesson. */
export const APPOINTMENTS = ['moderator', 'expert'] as const;
export type Appointment = (typeof APPOINTMENTS)[number];
