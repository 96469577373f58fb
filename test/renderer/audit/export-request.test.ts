import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExportForm, ExportRequest } from '../../../electron/contract/export.ts';
import { missingFrom, requestOf, wholeLog } from '../../../renderer/screens/audit/export-request.ts';

describe('what an export is asked for', () => {
  test('nothing filled in is the whole log as a bundle', () => {
    expect(missingFrom(wholeLog)).toBeNull();
    expect(requestOf(wholeLog)).toEqual({
      ...{ form: 'bundle', since: null, until: null, matter: null, actor: null, reidentify: null },
    });
  });

  test('whatever is filled in without a word of what is missing is a request that the engine takes', () => {
    const day = fc.constantFrom('', '2026-01-01', '2026-11-24');
    const answers = fc.record({
      form: fc.constantFrom(...ExportForm.options),
      ...{ since: day, until: day, matter: fc.constantFrom('', 'm_1'), actor: fc.constantFrom('', 'usr_1') },
      ...{ details: fc.boolean(), reason: fc.constantFrom('', '  ', 'court'), passphrase: fc.constantFrom('', 'p') },
      inSpite: fc.constantFrom('', '  ', 'the client agreed'),
    });
    fc.assert(
      fc.property(answers, (one) => {
        if (missingFrom(one) !== null) return;
        const request = ExportRequest.parse(requestOf(one));
        expect(request.form === 'bundle' ? request.reidentify : null).toBeNull();
        expect(request.reidentify !== null).toBe(one.details && one.form !== 'bundle');
        if (request.reidentify !== null) expect(request.reidentify.inSpite ?? '').toBe(one.inSpite.trim());
      }),
    );
  });

  test('a period that ends before it begins is said', () => {
    expect(missingFrom({ ...wholeLog, since: '2026-02-01', until: '2026-01-01' })).toContain('ends before');
  });
});
