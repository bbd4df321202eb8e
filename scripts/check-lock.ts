/**
 * Fails when package-lock.json lacks packages that others name as theirs for some platform: npm leaves
 * out those that it could not see when it wrote the file, and `npm ci` then refuses it. `--write`
 * adds them; npm fills in the rest where such a platform installs them.
 */
import { readFile, writeFile } from 'node:fs/promises';

const FILE = 'package-lock.json';
const PLATFORMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

const PACKAGE_AT_END = /\/?node_modules\/(?:@[^/]+\/)?[^/]+$/;

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { packages: Record<string, Locked> } = JSON.parse(await readFile(FILE, 'utf8'));

const missing = Object.entries(lock.packages).flatMap(([path, parent]) =>
  Object.entries(parent.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(path, name))
    .map(([name, version]) => ({ name, version, parent })),
);

if (missing.length === 0) {
  console.log(`${Object.keys(lock.packages).length - 1} packages`);
} else if (process.argv.includes('--write')) {
  for (const { name, version, parent } of missing) {
    lock.packages[`node_modules/${name}`] = entry(name, version, parent);
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  const text = JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2);
  await writeFile(FILE, `${text}\n`);
  console.log(`Added ${missing.map(({ name }) => name).join(', ')}.`);
} else {
  console.error(`${FILE} lacks\n${missing.map(({ name }) => name).join('\n')}`);
  process.exitCode = 1;
}

/** Node looks for a package beside its parent, then in every folder above. */
function isLocked(folder: string, name: string): boolean {
  const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
  if (lock.packages[path] !== undefined) return true;
  return folder !== '' && isLocked(folder.replace(PACKAGE_AT_END, ''), name);
}

/** What the name of a platform's package tells: `cli-linux-x64-musl`, `core-win32-arm64-msvc`. */
function entry(name: string, version: string, { dev, license, engines }: Locked): object {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const os = words.filter((word) => PLATFORMS.includes(word));
  const cpu = words.filter((word) => PROCESSORS.includes(word));
  if (os.length === 0 || cpu.length === 0 || !/^\d/.test(version)) {
    throw new Error(`${name}@${version} is missing and is not named after a platform.`);
  }
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : null;
  return {
    version,
    cpu,
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    ...(license ? { license } : {}),
    optional: true,
    os,
    ...(engines ? { engines } : {}),
  };
}
