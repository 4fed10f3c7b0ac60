import type { DigestAnswer, ManifestAnswer } from '../facts/look-ups.ts';
import { type ImageConfig, readConfig } from './config.ts';
import { digestIn, digestOf, type Sha256 } from './digests.ts';
import { failureOf, isFailure } from './failures.ts';
import { readManifest } from './manifest.ts';
import { ACCEPT, isKnownType, isOldFormat, mediaTypeIn } from './media-types.ts';
import type { Failure } from './model.ts';
import type { Session } from './session.ts';
import { refusalOf } from './statuses.ts';

const MIB = 1_024 * 1_024;
/** The specification asks for four on both sides. */
const MAX_MANIFEST = 8 * MIB;
const MAX_CONFIG = 4 * MIB;

/** Answers of servers that have no HEAD. */
const NO_HEAD: ReadonlySet<number> = new Set([400, 405, 501]);

/** What a tag points at, by HEAD, which costs nothing. */
export const lookUpDigest = async (session: Session, tag: string, sha256: Sha256): Promise<DigestAnswer | ManifestAnswer | Failure> => {
  const head = await session.read({ method: 'HEAD', path: `manifests/${tag}`, accept: ACCEPT, maxBytes: 0 });
  if (isFailure(head)) return head;
  const refusal = NO_HEAD.has(head.status) ? undefined : refusalOf(head, session.host);
  if (refusal) return refusal;
  const mediaType = mediaTypeIn(head.header('content-type'));
  if (isOldFormat(mediaType)) return failureOf('old-format', session.host);
  const digest = digestIn(head.header('docker-content-digest'));
  if (digest === undefined) return lookUpManifest(session, tag, sha256);
  return { digest, ...(isKnownType(mediaType) && { mediaType }) };
};

/** A manifest, by its digest or, where the server does not tell that, by its tag. */
export const lookUpManifest = async (session: Session, name: string, sha256: Sha256): Promise<ManifestAnswer | Failure> => {
  const { spent } = session;
  if (spent) return spent;
  const response = await session.read({ method: 'GET', path: `manifests/${name}`, accept: ACCEPT, maxBytes: MAX_MANIFEST });
  if (isFailure(response)) return response;
  const refusal = refusalOf(response, session.host);
  if (refusal) return refusal;
  const digest = await digestOf(response.body, sha256);
  if (name.includes(':') && digest !== name) return failureOf('wrong-digest', session.host);
  const received = { bytes: response.body, mediaType: mediaTypeIn(response.header('content-type')), digest };
  const manifest = readManifest(received);
  return typeof manifest === 'string' ? failureOf(manifest, session.host) : manifest;
};

/** The config of one image, by its own digest. */
export const lookUpConfig = async (session: Session, digest: string, sha256: Sha256): Promise<ImageConfig | Failure> => {
  const response = await session.read({ method: 'GET', path: `blobs/${digest}`, accept: '*/*', maxBytes: MAX_CONFIG });
  if (isFailure(response)) return response;
  const refusal = refusalOf(response, session.host);
  if (refusal) return refusal;
  if ((await digestOf(response.body, sha256)) !== digest) return failureOf('wrong-digest', session.host);
  return readConfig(response.body) ?? failureOf('malformed', session.host);
};
