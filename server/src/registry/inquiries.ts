import type { Answers, ManifestAnswer, NamedImage, Question, Repository } from '../facts/look-ups.ts';
import { describeImage, type ImageConfig } from './config.ts';
import type { Sha256 } from './digests.ts';
import type { EndpointSettings } from './endpoints.ts';
import { failureOf, isFailure } from './failures.ts';
import { FileAllowance } from './file-allowance.ts';
import { lookUpFileSum } from './file-sums.ts';
import { lookUpFile } from './files.ts';
import { lookUpGitTags } from './git-tags.ts';
import { lookUpConfig, lookUpDigest, lookUpManifest } from './look-ups.ts';
import type { Failure } from './model.ts';
import { choosePlatform } from './platforms.ts';
import { lookUpPushDate } from './push-dates.ts';
import type { LookUp, Recall } from './recall.ts';
import type { Sites } from './sites.ts';
import { lookUpTags } from './tags.ts';
import type { Budget, Transport } from './transport.ts';
import { visitWeb } from './web.ts';

export interface InquiryParts {
  readonly sites: Sites;
  readonly settings: EndpointSettings;
  readonly transport: Transport;
  readonly recall: Recall;
  readonly sha256: Sha256;
  now(): number;
}

/** A question under way: what it may still spend, how old its answer may be, and whom to tell when that is overtaken. */
export interface Errand {
  readonly budget: Budget;
  readonly since: number | undefined;
  changed(): void;
}

type Dated<T> = T & { readonly askedAt: number };
type Outcome<T> = Promise<Dated<T> | Failure>;
type Ask<K extends Question['ask']> = Extract<Question, { readonly ask: K }>;

/** One image of an index, or one that stands alone, with the annotations around it. */
interface Chosen {
  readonly image: Dated<ManifestAnswer>;
  readonly outer: readonly Readonly<Record<string, string>>[];
}

const nameOf = ({ registry, repository }: Repository): string => `${registry}/${repository}`;

const manifestKey = (of: Repository, digest: string): string => `manifest ${nameOf(of)}@${digest}`;

/** Answers each kind of question by look-ups, each of which is recalled where it can be. */
export class Inquiries {
  readonly #parts: InquiryParts;
  readonly #allowance: FileAllowance;

  constructor(parts: InquiryParts) {
    this.#parts = parts;
    this.#allowance = new FileAllowance(() => parts.now());
  }

  /** The answer to a valid question. */
  answer(question: Question, errand: Errand): Outcome<Answers[keyof Answers]> {
    switch (question.ask) {
      case 'digest':
        return this.#digest(question.of, errand);
      case 'manifest':
        return this.#manifest(question.of, errand);
      case 'config':
        return this.#config(question, errand);
      case 'tags':
        return this.#tags(question.of, errand);
      case 'push-date':
        return this.#pushDate(question.of, errand);
      case 'git-tags':
        return this.#gitTags(question.of, errand);
      case 'file':
        return this.#file(question.of, errand);
      case 'file-sum':
        return this.#fileSum(question, errand);
    }
  }

  #digest(of: Ask<'digest'>['of'], errand: Errand): Outcome<Answers['digest']> {
    const { sites, recall, sha256 } = this.#parts;
    const run = async (budget: Budget): Promise<Answers['digest'] | Failure> => {
      const found = await sites.visit(of, budget, (session) => lookUpDigest(session, of.tag, sha256));
      if (isFailure(found)) return found;
      if (!('form' in found)) return found;
      await recall.keep(manifestKey(of, found.digest), found);
      return { digest: found.digest, mediaType: found.mediaType };
    };
    return this.#recalled({ key: `digest ${nameOf(of)}:${of.tag}`, holds: 'a-while', run }, errand);
  }

  async #manifest(of: NamedImage, errand: Errand): Outcome<ManifestAnswer> {
    if (of.digest !== undefined) return this.#manifestAt(of, of.digest, errand);
    const tagged = await this.#digest({ ...of, tag: of.tag ?? 'latest' }, errand);
    if (isFailure(tagged)) return tagged;
    const manifest = await this.#manifestAt(of, tagged.digest, errand);
    return isFailure(manifest) ? manifest : { ...manifest, askedAt: tagged.askedAt };
  }

  #manifestAt(of: Repository, digest: string, errand: Errand): Outcome<ManifestAnswer> {
    const { sites, sha256 } = this.#parts;
    const run = (budget: Budget) => sites.visit(of, budget, (session) => lookUpManifest(session, digest, sha256));
    return this.#recalled({ key: manifestKey(of, digest), holds: 'for-ever', run }, errand);
  }

  async #config({ of, platform }: Ask<'config'>, errand: Errand): Outcome<Answers['config']> {
    const manifest = await this.#manifest(of, errand);
    if (isFailure(manifest)) return manifest;
    const chosen = manifest.form === 'image' ? { image: manifest, outer: [] } : await this.#choose({ of, manifest, platform }, errand);
    if (isFailure(chosen)) return chosen;
    const config = await this.#configOf(of, chosen.image, errand);
    if (isFailure(config)) return config;
    return { ...describeImage({ ...chosen, config }, this.#parts.now()), askedAt: manifest.askedAt };
  }

  async #choose(
    { of, manifest, platform }: { of: Repository; manifest: ManifestAnswer; platform: string | undefined },
    errand: Errand,
  ): Promise<Chosen | Failure> {
    const entry = choosePlatform(manifest, platform);
    if (!entry) return failureOf('no-platform', of.registry);
    const image = await this.#manifestAt(of, entry.digest, errand);
    return isFailure(image) ? image : { image, outer: [manifest.annotations, entry.annotations] };
  }

  #configOf(of: Repository, { config }: ManifestAnswer, errand: Errand): Outcome<ImageConfig> {
    const { sites, sha256 } = this.#parts;
    // An index within an index has none.
    if (config === undefined) return Promise.resolve(failureOf('malformed', of.registry));
    const run = (budget: Budget) => sites.visit(of, budget, (session) => lookUpConfig(session, config, sha256));
    return this.#recalled({ key: `config ${nameOf(of)}@${config}`, holds: 'for-ever', run }, errand);
  }

  #tags(of: Repository, errand: Errand): Outcome<Answers['tags']> {
    const run = (budget: Budget) => this.#parts.sites.visit(of, budget, lookUpTags);
    return this.#recalled({ key: `tags ${nameOf(of)}`, holds: 'a-while', run }, errand);
  }

  #pushDate(of: Ask<'push-date'>['of'], errand: Errand): Outcome<Answers['push-date']> {
    const { transport, now } = this.#parts;
    const run = (budget: Budget) => lookUpPushDate(of, { transport, budget, now: now() });
    return this.#recalled({ key: `push-date ${nameOf(of)}:${of.tag}`, holds: 'a-while', run }, errand);
  }

  #gitTags({ url }: Ask<'git-tags'>['of'], errand: Errand): Outcome<Answers['git-tags']> {
    const { transport, settings } = this.#parts;
    const run = (budget: Budget) => visitWeb(url, settings, (place) => lookUpGitTags(place, { transport, budget }));
    return this.#recalled({ key: `git-tags ${url}`, holds: 'a-while', run }, errand);
  }

  #file({ url }: Ask<'file'>['of'], errand: Errand): Outcome<Answers['file']> {
    const { transport, settings } = this.#parts;
    const run = (budget: Budget) => visitWeb(url, settings, (place) => lookUpFile(place, { transport, budget }));
    return this.#recalled({ key: `file ${url}`, holds: 'a-while', run }, errand);
  }

  #fileSum({ of: { url }, algorithm }: Ask<'file-sum'>, errand: Errand): Outcome<Answers['file-sum']> {
    const { transport, settings } = this.#parts;
    const allowance = this.#allowance;
    const run = (budget: Budget) =>
      visitWeb(url, settings, (place) => lookUpFileSum(place, { algorithm, allowance }, { transport, budget }));
    return this.#recalled({ key: `file-sum ${algorithm} ${url}`, holds: 'a-while', run }, errand);
  }

  #recalled<T extends object>(lookUp: Omit<LookUp<T>, 'changed' | 'since'>, { budget, since, changed }: Errand): Outcome<T> {
    return this.#parts.recall.get({ ...lookUp, since, changed }, budget);
  }
}
