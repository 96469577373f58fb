import { expect, test } from 'vitest';
import { timestampQuery } from '../../../electron/core/ledger/timestamp/timestamp-query.ts';

test('the question to a time-stamp authority is what OpenSSL asks', () => {
  const query = Buffer.from(timestampQuery(Buffer.from('a head\n'))).toString('hex');
  // openssl ts -query -data FILE -sha256 -cert -no_nonce
  expect(query).toBe(
    '30390201013031300d0609608648016503040201050004208e68185b0e97a31aaa7e36e5dc447c36ce3854d027ad89f12adad910bf1c1c3a0101ff',
  );
});
