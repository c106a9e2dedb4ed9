// Signing in with the account of the office's own provider: a real one, in the same browser.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import Provider from 'oidc-provider';
import { openBrowser } from '../support/browser.mjs';
import { picture } from '../support/desk.mjs';
import { assertGood, watch } from '../support/good.mjs';
import { startTurno } from '../support/turno.mjs';

const SECRET = 'a secret of the tests';

/** A provider at which everybody has an account of the name they type; its issuer. */
async function startProvider(t, turno) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'turno', client_secret: SECRET, redirect_uris: [turno.page('/sign-in/account/done')] }],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id }) }),
    cookies: { keys: ['of the tests'] },
  });
  server.on('request', provider.callback());
  return issuer;
}

async function startWithProvider(t) {
  const turno = await startTurno(t);
  const issuer = await startProvider(t, turno);
  const secret = join(turno.data, 'sso-secret');
  await writeFile(secret, `${SECRET}\n`, { mode: 0o600 });
  await turno.kill();
  turno.more = ['--sso-issuer', issuer, '--sso-secret-file', secret, '--sso-own-url', turno.url];
  await turno.start();
  return turno;
}

/** What the provider asks: who it is, and whether the office may know. */
async function vouch(page, name) {
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('whatever');
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('an account of the office opens the console, and one that nobody added does not', async (t) => {
  const turno = await startWithProvider(t);
  await turno.addAccount('anna', 'operator');
  const browser = await openBrowser(t);
  const page = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  watch(t, page);
  await page.goto(turno.console);
  await assertGood(page, 'the form with an account');
  await picture(page, 'sign-in-account');
  await page.getByRole('link', { name: "Accedi con l’account dell’ente" }).click();
  await vouch(page, 'Anna');
  await page.locator('#choose-list button').first().waitFor();
  assert.equal(page.url(), turno.console, 'the page that was wanted');
  assert.match(await page.locator('.who').innerText(), /anna · operatore/);

  const stranger = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  await stranger.goto(turno.page('/sign-in/account'));
  await vouch(stranger, 'bruno');
  await stranger.locator('#problem', { hasText: 'bruno non è abilitato' }).waitFor();
  await assertGood(stranger, 'an account that nobody added');
});

test('what another browser brings back signs nobody in', async (t) => {
  const turno = await startWithProvider(t);
  const browser = await openBrowser(t);
  const page = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const answer = await page.goto(turno.page('/sign-in/account/done?code=taken&state=elsewhere'));
  assert.equal(answer.status(), 502);
  await page.locator('#problem', { hasText: 'non è riuscito' }).waitFor();
  assert.deepEqual((await page.context().cookies()).filter(({ name }) => name === 'turno_session'), []);
});
