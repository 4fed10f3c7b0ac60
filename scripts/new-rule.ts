// `npm run new-rule my-fault` writes a rule and a folder of fixtures to fill in, and what is generated from the rules.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run.mjs';

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

const ruleText = (id: string): string => `import { defineRule } from '../rule.ts';

export default defineRule({
  id: '${id}',
  summary: 'One line, for tables and settings',
  why: 'One to three sentences: what happens to those who leave it so.',
  category: 'correctness',
  severity: 'warning',
  tier: 'strict',
  needs: [],
  aliases: [],
  options: {},
  examples: [{ bad: 'FROM debian:12.8\\nSTOPSIGNAL KILL\\n', good: 'FROM debian:12.8\\nSTOPSIGNAL TERM\\n' }],
  links: [],
  *check({ stages }) {
    for (const { instructions } of stages)
      for (const { keyword, arguments: rest } of instructions)
        if (keyword === 'STOPSIGNAL' && rest.text === 'KILL')
          yield { at: rest.span(), message: 'What is wrong, why it matters. What to do.' };
  },
});
`;

const found = (id: string): string => `FROM debian:12.8
STOPSIGNAL KILL
#~         ^^^^ ${id}
`;

const IGNORED = `# What is deliberately not found.
FROM debian:12.8
STOPSIGNAL TERM
`;

const create = (id: string): number => {
  const rule = join(ROOT, 'server/src/rules', `${id}.ts`);
  const fixtures = join(ROOT, 'test/rules', id);
  if (existsSync(rule)) {
    console.error(`new-rule: there is a rule "${id}" already`);
    return 2;
  }
  mkdirSync(fixtures, { recursive: true });
  writeFileSync(rule, ruleText(id));
  writeFileSync(join(fixtures, 'found.Dockerfile'), found(id));
  writeFileSync(join(fixtures, 'ignored.Dockerfile'), IGNORED);
  console.log(`new-rule: fill in server/src/rules/${id}.ts and test/rules/${id}/, then run "UPDATE=1 npm test -- unit"`);
  return run('npm', ['run', '--silent', 'generate']);
};

const [id = ''] = process.argv.slice(2);
if (ID.test(id)) process.exitCode = create(id);
else {
  console.error('new-rule: name the fault in kebab-case, e.g. npm run new-rule unpinned-image');
  process.exitCode = 2;
}
