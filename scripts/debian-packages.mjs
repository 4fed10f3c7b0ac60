// Installs packages of Debian that tests stand on; needs nothing but Node, so it can run before `npm install`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const osRelease = () => {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
};

const isDebianRoot = () => process.getuid?.() === 0 && /^ID=debian$/m.test(osRelease());

// Another apt-get may be at work on a machine that has just started.
const aptGet = (...words) =>
  spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...words], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  }).status === 0;

/** Returns why packages are still missing, or undefined when all are there. `step` and `purpose` are for the one who watches. */
export const installPackages = (packages, step, purpose) => {
  if (packages.length === 0) return undefined;
  const list = packages.join(' ');
  if (!isDebianRoot()) return `needs packages (names as in Debian): ${list}`;
  console.log(`${step}: installing ${list} with apt-get: ${purpose}`);
  const installed = aptGet('update') && aptGet('install', '-y', '--no-install-recommends', ...packages);
  return installed ? undefined : `apt-get could not install ${list}`;
};
