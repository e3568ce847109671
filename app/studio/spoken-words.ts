/**
 * A narration may write a word as it is read and as it is said: `[30분|삼십 분]` stands as 30분 in the captions and is
 * spoken as 삼십 분. Other brackets are left alone.
 */
const pair = /\[([^[\]|]+)\|([^[\]|]+)\]/g;

export const asWritten = (text: string): string => text.replace(pair, '$1');
export const asSpoken = (text: string): string => text.replace(pair, '$2');
