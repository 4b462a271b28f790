import { describe } from 'vitest';
import { storeContract } from '../testing/store-contract.ts';
import { memoryStore } from './memory.ts';

describe('the memory store', () => storeContract(memoryStore));
