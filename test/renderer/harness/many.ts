/** Long lists: a thousand files in a matter, and ten thousand findings in a document of five hundred pages. */
import { documentId, fakeHash, findingId } from '../../fakes/fake-window/fake-ids.ts';
import type { FakeWorld } from '../../fakes/fake-window/fake-world.ts';

export function manyFiles(world: FakeWorld): void {
  const sample = world.documents[1]!;
  const more = Array.from({ length: 1000 }, (_, at) => ({
    ...{ pages: sample.pages, bytes: sample.bytes, findings: sample.findings },
    record: { ...sample.record, id: documentId(2000 + at), name: `letter-${at + 1}.pdf`, status: 'received' as const },
  }));
  world.documents = [...world.documents, ...more];
}

export function manyFindings(world: FakeWorld): void {
  const [document, page, finding] = [documentId(1), world.documents[0]!.pages[0]!, world.documents[0]!.findings[0]!];
  const pages = Array.from({ length: 500 }, (_, at) => ({ ...page, n: at + 1 }));
  const findings = Array.from({ length: 10_000 }, (_, at) => {
    const evidence = finding.finding.evidence.map((one) => {
      const span = { ...one.span, page: 1 + Math.floor(at / 20) };
      return { ...one, span, textVersion: fakeHash(page.text) };
    });
    return { finding: { ...finding.finding, id: findingId(20_000 + at), document, evidence }, decision: null };
  });
  world.documents = world.documents.map((one) =>
    one.record.id === document
      ? { ...one, pages, findings, record: { ...one.record, kind: 'text' as const, pages: pages.length } }
      : one,
  );
}
