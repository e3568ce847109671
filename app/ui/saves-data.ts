/** The person asked the browser to save data: nothing is fetched before it is wanted, or that one can do without. */
export const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
