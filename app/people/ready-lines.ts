/** Lines that a video may wait for before it is ready. */
export const READY_LINES = ['360', '540', '720', '1080'] as const;
