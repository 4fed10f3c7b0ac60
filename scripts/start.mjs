// A first look: sets up, builds, lints the examples, and says what to type next.
import { run } from './run.mjs';

const NEXT = `
These are the findings of docs/examples. Next:

  node dist/cli.cjs lint path/to/your/project    your own files
  node dist/cli.cjs explain unpinned-image       why a finding matters, with an example
  node dist/cli.cjs lint docs/examples --diff --fix=all
                                                 what the fixes would change
  npm test                                       everything that is tested
  npm run package                                build/plimsoll.vsix, the extension for VS Code
`;

const FINDINGS = 1;

const lint = () => {
  const status = run(process.execPath, ['dist/cli.cjs', 'lint', 'docs/examples', '--today', '2026-11-24']);
  return status === FINDINGS ? 0 : status;
};

process.exitCode = run(process.execPath, ['scripts/setup.mjs']) || run(process.execPath, ['scripts/build.mjs']) || lint();
if (process.exitCode === 0) console.log(NEXT);
