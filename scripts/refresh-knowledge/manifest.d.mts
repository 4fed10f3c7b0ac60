export interface ManifestEntry {
  readonly tags: readonly string[];
  readonly shared: readonly string[];
  readonly architectures: readonly string[];
  readonly sources: readonly string[];
}
export function readManifest(text: string): readonly ManifestEntry[];
