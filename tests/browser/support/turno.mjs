// Starts the real server on a sample office with data of its own, speaks to it as a totem would, and stops it again.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { newData, PASSWORD, PERSON, PROGRAM, run } from './program.mjs';

export { PASSWORD, PERSON } from './program.mjs';

/** The machine that is every totem here. */
const MACHINE = '0193527e-0000-7000-8000-000000000001';
const START_MS_MAX = 20_000;

/**
 * A server with the sample office `office`, on a Monday morning at nine; it goes away with the test.
 * `clockFrom` may be moved on before a restart, so that time does not jump back.
 */
export async function startTurno(t, office = 'capannori') {
  if (!existsSync(PROGRAM)) throw new Error(`there is no server at ${PROGRAM}: run 'cargo build -p turno-server'`);
  const data = await newData(office);
  const turno = new Turno(data);
  t.after(async () => {
    await turno.kill();
    await rm(data, { recursive: true, force: true });
  });
  await turno.start();
  await turno.newSession();
  const { halls } = await turno.get('/api/v1/halls');
  turno.hall = (await turno.get(`/api/v1/halls/${halls[0].id}`)).hall;
  return turno;
}

class Turno {
  #child;
  #listen = '127.0.0.1:0';

  constructor(data) {
    this.data = data;
    // Sample offices are small: their reports are tested with everything in them.
    this.smallestPool = '1';
    /** More arguments for the next start. */
    this.more = [];
    this.clockFrom = '2026-11-23T09:00[Europe/Rome]';
  }

  /** Starts, or starts again on the same data and at the same address, and waits until it listens. */
  async start() {
    const child = spawn(PROGRAM, ['serve', '--data', this.data, '--listen', this.#listen, '--clock-from', this.clockFrom, ...this.more],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TURNO_SERVER_SMALLEST_POOL: this.smallestPool } });
    this.#child = child;
    let complaint = '';
    child.stderr.on('data', (part) => { complaint = (complaint + part).slice(-4_000); });
    this.url = await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the server did not listen in time: ${complaint}`)), START_MS_MAX);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${complaint}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const [, url] = /listening on (http:\/\/\S+)/.exec(line) ?? [];
        if (url) {
          clearTimeout(late);
          resolve(url);
        }
      });
    });
    this.#listen = new URL(this.url).host;
  }

  /** Ends the server at once, as a power cut does. */
  async kill() {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  page(path) {
    return new URL(path, this.url).href;
  }

  /** Adds a person with `PASSWORD`. */
  async addPerson(name, role) {
    await run(['user', 'add', name, '--role', role, '--data', this.data], PASSWORD);
  }

  /** Adds a person who signs in with an account of the office alone. */
  async addAccount(name, role) {
    await run(['user', 'add', name, '--role', role, '--no-password', '--data', this.data]);
  }

  /** Removes a person, while the server runs. */
  async removePerson(name) {
    await run(['user', 'remove', name, '--data', this.data]);
  }

  /** Signs a person in; from then on this object speaks in that name. */
  async newSession(name = PERSON) {
    const response = await fetch(this.page('/api/v1/session'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password: PASSWORD }),
    });
    if (!response.ok) throw new Error(`${name} cannot sign in: ${response.status} ${await response.text()}`);
    [this.cookie] = response.headers.getSetCookie()[0].split(';');
  }

  /** Gives the session to the pages of a browser. */
  async signIn(page) {
    const [name, value] = this.cookie.split('=');
    await page.context().addCookies([{ name, value, url: this.url }]);
  }

  get console() {
    return this.page(`/halls/${this.hall.id}/console`);
  }

  /** The services that give numbers to everybody, those of `counter` only if one is named. */
  walkIn(counter) {
    return this.hall.services.filter(({ id, access }) => access.kind === 'walk_in' && (!counter || counter.services.includes(id)));
  }

  async get(path) {
    return answer(await fetch(this.page(path), { headers: { cookie: this.cookie } }), path);
  }

  async post(path, body) {
    const response = await fetch(this.page(`/api/v1/halls/${this.hall.id}${path}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ request_id: randomUUID(), ...body }),
    });
    return answer(response, path);
  }

  async put(path, body) {
    const response = await fetch(this.page(`/api/v1/halls/${this.hall.id}${path}`), {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify(body),
    });
    return answer(response, path);
  }

  /** Takes a number. */
  async issue(service, language = 'it') {
    return (await this.post('/tickets', { service, language })).ticket;
  }

  /** A totem says how its printer is. */
  async report(kiosk, printer, secs = 0, more = {}) {
    const response = await fetch(this.page(`/api/v1/halls/${this.hall.id}/kiosks/${kiosk}`), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        instance: MACHINE,
        report: { version: '0.1.0', printer, printer_secs: secs, not_handed_in: 0, ...more },
      }),
    });
    if (!response.ok) throw new Error(`the report of ${kiosk}: ${response.status}`);
  }

  /** A totem takes the slip that the reception has ordered there. */
  async takeSlip(kiosk) {
    const path = `/api/v1/halls/${this.hall.id}/kiosks/${kiosk}/slip`;
    const response = await fetch(this.page(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ instance: MACHINE }),
    });
    return (await answer(response, path)).order;
  }

  /** A step at a counter. */
  async act(counter, kind, more = {}) {
    return (await this.post(`/counters/${counter}/actions`, { action: { kind, ...more } })).counter;
  }

  async floor() {
    return (await this.get(`/api/v1/halls/${this.hall.id}/floor`)).floor;
  }

  async counter(id) {
    return (await this.floor()).counters.find((counter) => counter.id === id);
  }
}

async function answer(response, path) {
  const body = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
  return body;
}
