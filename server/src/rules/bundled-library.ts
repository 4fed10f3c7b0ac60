import { type BundledLibrary, bundledLibraries } from '../facts/bundled-libraries.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bundled-library',
  summary: 'A library is compiled or copied in, beside the distribution',
  why: "Libraries such as OpenSSL and zlib get fixes for security several times a year. The distribution's package gets them with the next build; a copy of one's own, or one that is linked in, gets none, and scanners that ask the package manager do not see it.",
  category: 'security',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  concern: 'acquisition',
  rank: 0,
  word: "a library beside the distribution's own",
  examples: [
    {
      bad: 'FROM debian:12.8 AS build\nRUN apt-get update && apt-get install -y libssl3\n\nFROM debian:12.8\nCOPY --from=build /usr/lib/x86_64-linux-gnu/libssl.so.3 /usr/lib/x86_64-linux-gnu/libcrypto.so.3 /usr/local/lib/\n',
      good: 'FROM debian:12.8\nRUN apt-get update && apt-get install -y --no-install-recommends libssl3 && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  links: ['https://wiki.debian.org/EmbeddedCopies'],
  *check(facts) {
    for (const found of bundledLibraries(facts)) yield { at: found.at, message: messageFor(found) };
  },
});

const messageFor = ({ library, how, file }: BundledLibrary): string =>
  `${HOW[how](library, file)}, so no update of the distribution reaches it, and scanners may not see it. Install the distribution's package of ${library} instead.`;

const HOW: Readonly<Record<BundledLibrary['how'], (library: string, file: string) => string>> = {
  compiled: (library) => `${library} is compiled here`,
  linked: (library, file) => `${library} is linked in from its source (${file})`,
  package: (library, file) => `${library} is installed from a file (${file})`,
  copied: (library, file) => `${file} of ${library} is copied in`,
};
