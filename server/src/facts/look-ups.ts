/** Where images of one name are kept. */
export interface Repository {
  /** As in an `ImageReference`: `docker.io`, `registry.example.com:5000`. */
  readonly registry: string;
  readonly repository: string;
}

export interface TaggedImage extends Repository {
  readonly tag: string;
}

/** With both, the digest counts; with neither, the tag is `latest`. */
export interface NamedImage extends Repository {
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
}

/** Something at an address of the web. */
export interface Addressed {
  /** Without a user and a fragment. It is asked over HTTPS, whatever scheme stands there. */
  readonly url: string;
}

export type SumAlgorithm = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** All that can be asked. */
export type Question =
  /** What a tag points at now. No registry counts this as a pull. */
  | { readonly ask: 'digest'; readonly of: TaggedImage }
  | { readonly ask: 'manifest'; readonly of: NamedImage }
  /** `platform` as in `linux/arm64`; `linux/amd64`, or else the first, where none is named. */
  | { readonly ask: 'config'; readonly of: NamedImage; readonly platform?: string }
  | { readonly ask: 'tags'; readonly of: Repository }
  | { readonly ask: 'push-date'; readonly of: TaggedImage }
  /** The tags of a Git repository, asked of the server that it is cloned from. */
  | { readonly ask: 'git-tags'; readonly of: Addressed }
  /** Whether there is a file, of which one byte is fetched. */
  | { readonly ask: 'file'; readonly of: Addressed }
  /** The sum of a file, which is fetched whole: for nothing that is worked out while somebody types. */
  | { readonly ask: 'file-sum'; readonly of: Addressed; readonly algorithm: SumAlgorithm };

export interface DigestAnswer {
  readonly digest: string;
  readonly mediaType?: string;
}

export interface PlatformImage {
  /** `linux/amd64`, `linux/arm/v7`. */
  readonly platform: string;
  readonly osVersion?: string;
  readonly digest: string;
  /** Of its entry in the index; `org.opencontainers.image.*` only. */
  readonly annotations: Readonly<Record<string, string>>;
}

export interface ManifestAnswer {
  /** Of the index, where there is one. */
  readonly digest: string;
  readonly mediaType: string;
  readonly form: 'index' | 'image';
  /** Of an index; attestations are none. What platform a single image is for stands in its config. */
  readonly platforms: readonly PlatformImage[];
  /** The digest of the config of a single image. */
  readonly config?: string;
  /** Bytes of all layers of a single image, as they are transferred. */
  readonly size?: number;
  /** `org.opencontainers.image.*` only. */
  readonly annotations: Readonly<Record<string, string>>;
}

export interface ConfigAnswer {
  /** Of the one image that this is about. */
  readonly digest: string;
  readonly platform?: string;
  /** ISO 8601; absent where what stands there can't be true. The publisher says it, nobody checks it. */
  readonly created?: string;
  /** `org.opencontainers.image.*` only, annotations first. */
  readonly labels: Readonly<Record<string, string>>;
  readonly base?: { readonly name?: string; readonly digest?: string };
  readonly size?: number;
}

export interface TagsAnswer {
  readonly tags: readonly string[];
  /** Whether these are all, or reading them was given up. */
  readonly complete: boolean;
}

export interface PushDateAnswer {
  /** ISO 8601; the registry says it, not the publisher. */
  readonly pushed: string;
  readonly digest?: string;
}

export interface GitTag {
  /** Without `refs/tags/`. */
  readonly name: string;
  /** What it points at, through a tag with a message. */
  readonly commit: string;
}

export interface GitTagsAnswer {
  /** All of them. */
  readonly tags: readonly GitTag[];
}

export interface FileAnswer {
  /** In bytes; absent where the server does not tell. */
  readonly size?: number;
}

export interface FileSumAnswer {
  /** In hexadecimal digits. */
  readonly sum: string;
  /** In bytes. */
  readonly size: number;
}

export interface Answers {
  readonly digest: DigestAnswer;
  readonly manifest: ManifestAnswer;
  readonly config: ConfigAnswer;
  readonly tags: TagsAnswer;
  readonly 'push-date': PushDateAnswer;
  readonly 'git-tags': GitTagsAnswer;
  readonly file: FileAnswer;
  readonly 'file-sum': FileSumAnswer;
}

/** The answer to a question, and when it was given, in milliseconds since 1970. */
export type AnswerTo<Q extends Question> = Answers[Q['ask']] & { readonly askedAt: number };

/** What has been looked up of the world; rules and facts read it without waiting. */
export interface LookUps {
  /** Whether nobody can answer anything, so that it need not be read. */
  readonly asks?: 'nobody';
  /**
   * The answer; `not-found` where whoever was asked has no such thing. `undefined` where nothing is known: it was not asked, there was no
   * answer, or nothing may be asked at all. Who reads this is called again once there is more to read.
   */
  answerTo<Q extends Question>(question: Q): AnswerTo<Q> | 'not-found' | undefined;
}

/** Where nothing may be asked. */
export const NO_LOOK_UPS: LookUps = { asks: 'nobody', answerTo: () => undefined };

/** The answer to a question; none where whoever was asked has no such thing, either. */
export const answered = <Q extends Question>(lookUps: LookUps, question: Q): AnswerTo<Q> | undefined => {
  const answer = lookUps.answerTo(question);
  return answer === 'not-found' ? undefined : answer;
};
