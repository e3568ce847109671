import type { KeyboardEvent } from 'react';

/** True while an input method is still building a syllable: Enter then ends the syllable and must send nothing. (229: Safari.) */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** For onKeyDown of one-line fields: an Enter that belongs to the input method never submits the form. */
export function holdComposingEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
}
