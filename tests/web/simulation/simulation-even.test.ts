import { liveThrough } from './living.js';

liveThrough('even');
