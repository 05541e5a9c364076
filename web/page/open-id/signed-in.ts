import { bringAnswer } from './answer.js';

// Only the page that asked can make something of this: it has the verifier.
const { search } = location;
history.replaceState(null, '', location.pathname);
bringAnswer(search);
close();
