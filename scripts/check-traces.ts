/** Fails when a file tells about the machine that it was written on. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';

const PUBLIC_REGISTRY = 'https://registry.npmjs.org/';
/** Folders that any program may speak of. */
const COMMON_FOLDERS = new Set(['/', '/home', '/Users', '/tmp', '/var', '/srv', '/opt', '/usr']);

const traces = [
  ...[homedir(), process.cwd(), dirname(process.cwd())]
    .filter((folder) => !COMMON_FOLDERS.has(folder))
    // Not within a relative path: a folder of ours may be called what one of the machine's is.
    .map((folder) => new RegExp(`(?<![\\w.])${escaped(folder)}(?=[/\\s"'\`)]|$)`)),
  /\/(?:home|Users)\/[a-z][\w.-]*\//,
  /\b[A-Z]:\\Users\\/,
  /\bfile:\/\/\/(?:home|Users|root)\b/,
];

const files = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  {
    encoding: 'utf8',
  },
)
  .split('\0')
  .filter(Boolean);

let findings = 0;
for (const file of files) {
  const text = await readFile(file, 'utf8').catch(() => '');
  // Pictures and the like hold a NUL early on, as git judges it too.
  if (text.slice(0, 8_000).includes('\0')) continue;
  text.split('\n').forEach((line, index) => {
    const found =
      traces.map((trace) => trace.exec(line)?.[0]).find(Boolean) ?? registryOf(file, line);
    if (found === undefined) return;
    findings += 1;
    console.error(`${file}:${index + 1}: ${found}`);
  });
}
if (findings > 0) process.exitCode = 1;
console.log(`${files.length} files`);

/** A registry other than the public one, in the files where npm or a person writes one down. */
function registryOf(file: string, line: string): string | undefined {
  const isLock = file.endsWith('package-lock.json');
  const address = isLock
    ? /"resolved": "([^"]+)"/.exec(line)?.[1]
    : file.endsWith('.npmrc')
      ? /registry\s*=\s*(\S+)/.exec(line)?.[1]
      : undefined;
  return address?.startsWith(PUBLIC_REGISTRY) ? undefined : address;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
