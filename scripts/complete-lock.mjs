// Adds to package-lock.json the optional packages of other platforms that a registry mirror may lack: npm leaves them out,
// and `npm ci` then refuses the lock file everywhere. Run it after `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Such packages are named after their platform: `cli-linux-x64-musl`, `binding-linux-arm-gnueabihf`. */
const platformOf = (name) => {
  const words = name.split(/[/-]/);
  const found = (list) => list.filter((word) => words.includes(word));
  const libc = name.endsWith('musl') || name.endsWith('musleabihf') ? ['musl'] : ['glibc'];
  const os = found(SYSTEMS);
  return { os, cpu: found(PROCESSORS), ...(os[0] === 'linux' && { libc }) };
};

const entry = (name, version) => ({ version, dev: true, optional: true, ...platformOf(name) });

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
const wanted = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies));
const missing = wanted.filter(([name]) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)));
for (const [name, range] of missing) {
  const { os, cpu } = platformOf(name);
  if (os.length === 1 && cpu.length === 1) lock.packages[`node_modules/${name}`] = entry(name, range.replace(/^[~^]/, ''));
  else if (!/wasm/.test(name)) console.warn(`${name}: left out, its name tells no platform`);
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([left], [right]) => (left < right ? -1 : 1)));
writeFileSync(LOCK, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
console.log(`${missing.length} optional packages were missing`);
