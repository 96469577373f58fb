/** The question to a time-stamp authority (RFC 3161, section 2.4.1): SHA-256 of something, and please with the certificate. */
import { derTags } from './read-der.ts';
import { sha256 } from '../hash.ts';

/** DER of a TimeStampReq over the SHA-256 of `bytes`. Without a nonce: the same bytes give the same question. */
export function timestampQuery(bytes: Uint8Array): Uint8Array {
  const algorithm = encode(derTags.sequence, [Buffer.from('06096086480165030402010500', 'hex')]);
  const imprint = encode(derTags.sequence, [algorithm, encode(derTags.octetString, [sha256(bytes)])]);
  const version = Buffer.from('020101', 'hex');
  const withCertificate = Buffer.from('0101ff', 'hex');
  return encode(derTags.sequence, [version, imprint, withCertificate]);
}

/** Contents here are shorter than 128 bytes. */
function encode(tag: number, parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag, content.length), content]);
}
