import { writeFileSync } from 'node:fs';
import { GRAMMARS, grammarText } from './source/grammars.ts';

for (const [file, grammar] of Object.entries(GRAMMARS)) writeFileSync(new URL(file, import.meta.url), grammarText(grammar));
