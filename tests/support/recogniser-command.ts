// A recogniser of the plainest kind: a program that reads the WAV it is given and answers as it is told to.
import fs from 'node:fs';
import path from 'node:path';
import { makeTempFolder } from './temp-folder';

/** Every way of answering that a test asks for, by the program's second argument. */
const SOURCE = `
const fs = require('node:fs');
const [audio, how, lang] = process.argv.slice(2);
const wav = fs.readFileSync(audio);
const rate = wav.readUInt32LE(24);
const seconds = (wav.length - wav.indexOf('data') - 8) / (rate * wav.readUInt16LE(22) * wav.readUInt16LE(34) / 8);
const clock = (s) => new Date(s * 1000).toISOString().slice(11, 23);
const heard = { audio, lang, channels: wav.readUInt16LE(22), rate, bits: wav.readUInt16LE(34), seconds, uid: process.getuid(),
  stated: wav.readUInt32LE(wav.indexOf('data') + 4) === wav.length - wav.indexOf('data') - 8 };
if (how === 'good') {
  const cues = Array.from({ length: Math.floor(seconds) }, (_, i) =>
    clock(i) + ' --> ' + clock(i + 1) + '\\n' + (i ? '들은 말 ' + i : JSON.stringify(heard)) + '\\n');
  process.stdout.write('WEBVTT\\n\\n' + cues.join('\\n'));
} else if (how === 'fail') { process.stderr.write('model not found: ggml-large.bin\\n'); process.exit(3); }
else if (how === 'garbage') process.stdout.write('I am not a caption file, sorry.');
else if (how === 'silence') process.stdout.write('WEBVTT\\n');
else if (how === 'huge') { const line = 'x'.repeat(65536); for (let i = 0; i < 400; i++) fs.writeSync(1, line); }
else if (how === 'endless') setInterval(() => process.stdout.write('.'), 5);
else if (how === 'slow') setInterval(() => undefined, 1000);
`;

/** The words of a command line that answers as `how` says; its program lies in `folder`. */
export function recogniserCommand(how: string, folder = makeTempFolder()): string[] {
  const file = path.join(folder, 'recognise.cjs');
  fs.writeFileSync(file, SOURCE);
  return [process.execPath, file, '{audio}', how, '{language}'];
}
