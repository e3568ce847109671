// Draws the slides that standard input describes ({ slides, folder }) and prints the share done, line by line. A process
// of its own: fonts and layouts take memory and hold an event loop, which the server must not feel.
import { text } from 'node:stream/consumers';
import { register } from 'tsx/esm/api';

register();
const { drawSlides } = await import('../app/studio/draw-slides.server.ts');
const { slides, folder } = JSON.parse(await text(process.stdin));
await drawSlides({ slides, folder, onProgress: (share) => console.log(share) });
