// The real server's program: its commands, and data folders that they have prepared.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'turno', 'target');

export const PROGRAM = join(process.env.CARGO_TARGET_DIR ?? CACHE, 'debug', 'turno-server');

/** Who is signed in. */
export const PERSON = 'prova';
export const PASSWORD = 'quattro mele rosse';

// Data folders with an office and a person in them, by office: each test starts from a copy.
const prepared = new Map();

/** A new data folder with the sample office `office` and `PERSON` in it. */
export async function newData(office) {
  if (!prepared.has(office)) prepared.set(office, prepare(office));
  const data = await mkdtemp(join(tmpdir(), 'turno-browser-'));
  await cp(await prepared.get(office), data, { recursive: true });
  return data;
}

async function prepare(office) {
  const data = await mkdtemp(join(tmpdir(), 'turno-browser-office-'));
  process.on('exit', () => rmSync(data, { recursive: true, force: true }));
  await run(['hall', 'import', join(ROOT, 'assets', 'offices', `${office}.toml`), '--data', data]);
  await run(['user', 'add', PERSON, '--role', 'administrator', '--data', data], PASSWORD);
  return data;
}

/** Runs a command of the server; `input` is a line for it to read. */
export async function run(args, input) {
  // A command that asks nothing gets no pipe: it may end before a line could be written to it.
  const child = spawn(PROGRAM, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'inherit'] });
  child.stdin?.end(`${input}\n`);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`turno-server ${args.join(' ')} ended with ${code}`);
}
