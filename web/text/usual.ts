import { en } from './en/index.js';

/** English, which is there at once. The page fetches it like the others: see ../vite.config.ts. */
export const usual = en;

export const fetchUsual = (): Promise<typeof en> => Promise.resolve(en);
