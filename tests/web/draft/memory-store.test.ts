import { MemoryStore } from '../../../web/draft/memory-store.js';
import { storeContract } from './store-contract.js';

storeContract('memory', () => Promise.resolve(new MemoryStore()));
