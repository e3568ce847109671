import type { privacy as ko } from '../ko/privacy';
import type { Shape } from '../shape';

export const privacy: Shape<typeof ko> = {
  title: 'Privacy notice',
  lead: (institute) =>
    `The e-Training Institute of ${institute} keeps only what a training record needs, and uses it for nothing but managing that record.`,
  kept: 'What is kept, and for how long',
  columns: { why: 'Why', howLong: 'Kept' },
  items: {
    person: {
      what: 'Number, name, department, site, grade, position, category, job field',
      why: 'To know whose training it is',
      howLong: 'While employed; what the record names, as long as the record',
    },
    watching: {
      what: 'For each lesson: parts watched, learning time, quiz answers and score',
      why: 'So that the server can tell that it was watched',
      howLong: 'As long as the training record',
    },
    beats: {
      what: 'The signal sent every 5 seconds while watching',
      why: 'So that no time is lost after a broken connection',
      howLong: 'Deleted after 90 days',
    },
    ledger: {
      what: 'Recognised time and points, their evidence, corrections',
      why: 'Proof of the training record',
      howLong: 'As long as the organisation keeps its records',
    },
    signIn: {
      what: 'Kind of device, network address, time of last use',
      why: 'To keep others out',
      howLong: 'Void after sign-out or 30 days',
    },
    access: {
      what: "Who looked at or downloaded another person's record, when and why",
      why: 'To show who has seen my record',
      howLong: '2 years',
    },
    authored: {
      what: "Videos and lessons with their author's name",
      why: 'So that colleagues can learn',
      howLong: 'Until the lesson is taken down',
    },
  },
  whoReads: 'Who can see it',
  who: {
    me: 'You see all of your own record.',
    head: 'Heads see whether their people have met the target and what is missing, not which part was watched for how long.',
    hr: "The training office sees the record and its evidence. Opening or downloading a person's record is logged every time.",
    admin: 'Administrators see the state of the server and the access log. Nobody can see a password.',
  },
  never: 'What is never done',
  nevers: {
    residentNumber: 'Resident registration numbers are not taken.',
    sensors: 'Camera, microphone and location are not used.',
    tracking: 'There are no analytics and no advertising, and no fonts or scripts from elsewhere.',
    outside: 'Nothing is sent or sold outside the organisation.',
  },
  cookies: 'Cookies and what stays on the device',
  cookiesText:
    'Cookies serve signing in, playing videos and display settings only. Watching time that could not be sent stays on this device until it is online, is then sent, and is deleted.',
  rights: 'Your rights',
  rightsText:
    'You may see your record, have mistakes corrected, and have what is no longer needed deleted. Recognised time is not erased but corrected by a second entry.',
  contact: 'Whom to ask',
  seeRecord: 'See my record',
  backToSignIn: 'To sign-in',
};
