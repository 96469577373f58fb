import { vectorStoreContract } from '../contracts/vector-store-contract.ts';
import { fakeVectorStore } from './fake-vector-store.ts';

vectorStoreContract('the fake index', async (dimensions) => fakeVectorStore(dimensions));
