import type { ConfigAnswer, ManifestAnswer } from '../facts/look-ups.ts';
import { plausibleTimestamp } from './dates.ts';
import { digestIn } from './digests.ts';
import { objectIn, parseJson, standardLabels, textIn } from './json.ts';
import { platformName } from './manifest.ts';

/** What the config of an image says, unjudged. */
export interface ImageConfig {
  readonly platform?: string;
  readonly created?: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Reads the config blob of an image. */
export const readConfig = (bytes: Uint8Array): ImageConfig | undefined => {
  const json = objectIn(parseJson(bytes));
  if (!json) return undefined;
  const labels = standardLabels(objectIn(json.config)?.Labels);
  const [platform, created] = [platformName(json), textIn(json.created)];
  return { ...(platform !== undefined && { platform }), ...(created !== undefined && { created }), labels };
};

const LABEL = 'org.opencontainers.image.';

export interface ConfigSources {
  /** Those of the index and of its entry, where there is one. */
  readonly outer: readonly Readonly<Record<string, string>>[];
  readonly image: ManifestAnswer;
  readonly config: ImageConfig;
}

/** What is known of one image: annotations of the index come before those of the manifest, and these before labels. */
export const describeImage = ({ outer, image, config }: ConfigSources, now: number): ConfigAnswer => {
  const labels: Readonly<Record<string, string>> = Object.assign({}, config.labels, image.annotations, ...outer.toReversed());
  const created = plausibleTimestamp(config.created, now) ?? plausibleTimestamp(labels[`${LABEL}created`], now);
  const [name, digest] = [labels[`${LABEL}base.name`], digestIn(labels[`${LABEL}base.digest`])];
  const base = { ...(name !== undefined && { name }), ...(digest !== undefined && { digest }) };
  return {
    digest: image.digest,
    ...(config.platform !== undefined && { platform: config.platform }),
    labels,
    ...(created !== undefined && { created }),
    ...(Object.keys(base).length > 0 && { base }),
    ...(image.size !== undefined && { size: image.size }),
  };
};
