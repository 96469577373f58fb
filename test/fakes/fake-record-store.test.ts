import { recordStoreContract } from '../contracts/record-store-contract.ts';
import { fakeRecordStore } from './fake-record-store.ts';

recordStoreContract('the fake record', async () => fakeRecordStore());
