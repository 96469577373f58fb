/** Reads RFC 3161 time-stamp tokens (CMS signed data, RFC 5652) in the one form that time-stamp authorities write. */
import { areEqual } from '../bytes.ts';
import { digestOf, type DigestName } from '../hash.ts';
import { childrenOf, contentOf, derTags, isObjectId, readDer, type DerNode } from './read-der.ts';

export interface TimestampToken {
  /** SHA-256 of what was stamped. */
  readonly imprint: Uint8Array;
  /** Seconds since 1970 at which the authority says that it saw the imprint. */
  readonly seconds: number;
  readonly digest: DigestName;
  /** DER of the certificates that came with the token. */
  readonly certificates: readonly Uint8Array[];
  /** What the authority signed, and its signature. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

const objectIds = {
  signedData: '2a864886f70d010702',
  timestampInfo: '2a864886f70d0109100104',
  contentType: '2a864886f70d010903',
  messageDigest: '2a864886f70d010904',
  sha256: '608648016503040201',
} as const;

const digests: readonly (readonly [string, DigestName])[] = [
  [objectIds.sha256, 'sha256'],
  ['608648016503040202', 'sha384'],
  ['608648016503040203', 'sha512'],
];

/** The token inside a time-stamp response, or the bytes themselves when they are a token already; null when they are neither or the
 *  authority refused. */
export function tokenIn(bytes: Uint8Array): Uint8Array | null {
  const [first, second] = listOf(readDer(bytes), derTags.sequence);
  if (first?.tag === derTags.objectId) return bytes;
  const status = contentOf(listOf(first, derTags.sequence)[0], derTags.integer);
  const isGranted = status?.length === 1 && Number(status[0]) <= 1;
  return isGranted && second !== undefined ? second.whole : null;
}

/** Null when it is no token, or when its attributes do not fit its content. The signature is not judged here. */
export function readToken(bytes: Uint8Array): TimestampToken | null {
  const parts = signedDataOf(bytes);
  if (parts === null) return null;
  const { info, certificates, signer } = parts;
  const stamped = readInfo(info);
  const proof = readSigner(signer, info);
  return stamped === null || proof === null ? null : { ...stamped, ...proof, certificates };
}

interface SignedData {
  readonly info: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  readonly signer: DerNode;
}

/** SignedData: version, digest algorithms, content, certificates, perhaps revocation lists, one signer. */
function signedDataOf(bytes: Uint8Array): SignedData | null {
  const [type, wrapped, ...rest] = listOf(readDer(bytes), derTags.sequence);
  if (!isObjectId(type, objectIds.signedData) || rest.length > 0) return null;
  const parts = listOf(only(listOf(wrapped, derTags.first)), derTags.sequence);
  const info = parts.length === 5 || parts.length === 6 ? infoIn(parts[2]) : null;
  const certificates = listOf(parts[3], derTags.first).map((one) => one.whole);
  const signer = only(listOf(parts.at(-1), derTags.set));
  return info === null || signer === null || certificates.length === 0 ? null : { info, certificates, signer };
}

/** The bytes of the TSTInfo inside the content of signed data. */
function infoIn(content: DerNode | undefined): Uint8Array | null {
  const [type, wrapped] = listOf(content, derTags.sequence);
  if (!isObjectId(type, objectIds.timestampInfo)) return null;
  return contentOf(only(listOf(wrapped, derTags.first)), derTags.octetString);
}

/** TSTInfo: version, policy, imprint, serial number, time, and options that say nothing about what or when. */
function readInfo(info: Uint8Array): Pick<TimestampToken, 'imprint' | 'seconds'> | null {
  const parts = listOf(readDer(info), derTags.sequence);
  const [algorithm, hash] = listOf(parts[2], derTags.sequence);
  const imprint = contentOf(hash, derTags.octetString);
  const seconds = secondsOf(contentOf(parts[4], derTags.generalizedTime));
  const isSha256 = isObjectId(listOf(algorithm, derTags.sequence)[0], objectIds.sha256);
  return !isSha256 || imprint === null || seconds === null ? null : { imprint, seconds };
}

/** SignerInfo: version, who, digest algorithm, signed attributes, signature algorithm, signature. */
function readSigner(signer: DerNode, info: Uint8Array): Pick<TimestampToken, 'digest' | 'signed' | 'signature'> | null {
  const parts = listOf(signer, derTags.sequence);
  const algorithm = listOf(parts[2], derTags.sequence)[0];
  const digest = digests.find(([id]) => isObjectId(algorithm, id))?.[1];
  const attributes = listOf(parts[3], derTags.first);
  const signature = contentOf(parts[5], derTags.octetString);
  if (digest === undefined || signature === null) return null;
  const type = valueOf(attributes, objectIds.contentType);
  const sum = contentOf(valueOf(attributes, objectIds.messageDigest), derTags.octetString);
  if (!isObjectId(type, objectIds.timestampInfo) || sum === null || !areEqual(sum, digestOf(digest, info))) return null;
  return { digest, signed: asSet(parts[3]), signature };
}

/** The value of an attribute that stands there exactly once, with exactly one value. */
function valueOf(attributes: readonly DerNode[], id: string): DerNode | null {
  const found = attributes.map((one) => listOf(one, derTags.sequence)).filter(([name]) => isObjectId(name, id));
  return found.length === 1 ? only(listOf(found[0]?.[1], derTags.set)) : null;
}

/** The attributes are signed as a set, whatever tag they carry inside the token. */
function asSet(attributes: DerNode | undefined): Uint8Array {
  const bytes = Buffer.from(attributes?.whole ?? []);
  bytes[0] = derTags.set;
  return bytes;
}

function only<T>(list: readonly T[]): T | null {
  return list.length === 1 ? (list[0] ?? null) : null;
}

/** What stands inside; nothing when it is another node or no list. */
function listOf(node: DerNode | null | undefined, tag: number): readonly DerNode[] {
  return childrenOf(node, tag) ?? [];
}

/** `20261124120000Z`, with or without a fraction, which is dropped. Before 1970 there were no time stamps. */
function secondsOf(content: Uint8Array | null): number | null {
  const shape = /^(\d{4})(\d{2})(\d{2})([01]\d|2[0-3])([0-5]\d)([0-5]\d)(?:\.\d+)?Z$/u;
  const text = Buffer.from(content ?? new Uint8Array()).toString('latin1');
  if (!shape.test(text)) return null;
  const iso = text.replace(shape, '$1-$2-$3T$4:$5:$6Z');
  const time = Date.parse(iso);
  const isDay = time >= 0 && new Date(time).toISOString().startsWith(iso.slice(0, 10));
  return isDay ? time / 1000 : null;
}
