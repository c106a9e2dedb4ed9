// The office's settings in forms: a mistake is named, a change is looked at, put in force under a live hall, and put back; and the log of who did.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, setUp, tabTo } from '../support/desk.mjs';
import { assertGood } from '../support/good.mjs';

test('a form names its mistake, shows what it would do, and what is put in force is live and can be put back', async (t) => {
  const { turno, page } = await setUp(t, 'settings');
  await assertGood(page, 'the settings');
  await picture(page, 'settings');
  await page.getByRole('link', { name: 'SPID' }).click();
  await page.getByLabel('Minuti per persona').fill('0');
  await page.locator('main .act-main').click();
  await page.locator('#minutes-problem', { hasText: 'usa un numero da 1 a 480' }).waitFor();
  assert.equal(await page.locator('#minutes').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator('#minutes').inputValue(), '0', 'what was typed stays');
  await assertGood(page, 'a form with a mistake');
  await picture(page, 'settings-form');
  await page.getByLabel('Minuti per persona').fill('25');
  await page.keyboard.press('Enter');
  await page.locator('.settings-changes li', { hasText: 'Servizio “SPID” · Minuti per persona: 20 → 25' }).waitFor();
  assert.equal(await page.locator('.settings-changes li').count(), 1);
  await assertGood(page, 'what changes');
  await picture(page, 'settings-preview');
  await tabTo(page, page.locator('main .act-main'));
  await page.keyboard.press('Enter');
  await page.getByText('La versione 2 è in vigore').waitFor();
  assert.equal((await turno.get(`/api/v1/halls/${turno.hall.id}`)).hall.settings_version, 2);

  await page.getByRole('link', { name: 'Versioni precedenti' }).click();
  await page.locator('.settings-version', { hasText: 'Versione 2' }).locator('p', { hasText: 'prova' }).waitFor();
  await assertGood(page, 'the versions');
  await picture(page, 'settings-history');
  await page.getByRole('button', { name: 'Rimetti la versione 1' }).click();
  await page.locator('.settings-changes li', { hasText: '25 → 20' }).waitFor();
  await page.getByRole('button', { name: 'Metti in vigore adesso' }).click();
  await page.getByText('La versione 3 è in vigore').waitFor();

  await page.goto(turno.page('/audit'));
  await page.locator('tbody tr', { hasText: 'Versione 3' }).waitFor();
  await page.getByLabel('Che cosa').selectOption('settings_changed');
  await page.locator('main button[type=submit]').click();
  assert.equal(await page.locator('tbody tr', { hasText: 'Versione' }).count(), await page.locator('tbody tr').count());
  await assertGood(page, 'the audit log');
  await picture(page, 'audit');
});

test('changes to settings that somebody else has changed meanwhile are taken over to the new version', async (t) => {
  const { turno, page } = await setUp(t, 'settings/edit/service?item=spid');
  const other = await page.context().newPage();
  await other.goto(page.url());
  for (const [form, label, value] of [[other, 'Minuti per persona', '30'], [page, 'Lettera', 'Z']]) {
    await form.getByLabel(label, { exact: true }).fill(value);
    await form.keyboard.press('Enter');
    await form.locator('.settings-changes li').waitFor();
  }
  await other.getByRole('button', { name: 'Metti in vigore adesso' }).click();
  await other.getByText('La versione 2 è in vigore').waitFor();
  await page.getByRole('button', { name: 'Metti in vigore adesso' }).click();
  await page.getByRole('alert').filter({ hasText: 'Qualcun altro ha cambiato le impostazioni' }).waitFor();
  const changes = () => page.locator('.settings-changes li').allInnerTexts();
  assert.deepEqual(await changes(), ['Servizio “SPID” · Lettera: S → Z'], 'what the other has changed is not to be undone');
  await assertGood(page, 'a change that came too late');
  await picture(page, 'settings-stale');
  await tabTo(page, page.getByRole('button', { name: 'Porta le mie modifiche sulla versione in vigore' }));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Metti in vigore adesso' }).click();
  await page.getByText('La versione 3 è in vigore').waitFor();
  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/service?item=spid`));
  assert.deepEqual([await page.locator('#minutes').inputValue(), await page.locator('#letter').inputValue()], ['30', 'Z']);
});

test('who would be stranded is named and moved where the manager says', async (t) => {
  const { turno, page } = await setUp(t, 'settings/edit/service?item=tributi');
  const { number } = await turno.issue('tributi');
  await page.getByRole('button', { name: 'Togli' }).click();
  await page.locator('.settings-changes li', { hasText: 'Sportello “Sportello 2” · Servizi: Anagrafe, Tributi → Anagrafe' }).waitFor();
  await page.locator('#stranded-tributi', { hasText: number }).waitFor();
  await assertGood(page, 'who would be stranded');
  await page.locator('select').selectOption('anagrafe');
  await page.getByRole('button', { name: 'Metti in vigore adesso' }).click();
  await page.getByText('La versione 2 è in vigore').waitFor();
  const moved = (await turno.floor()).lines.find(({ service }) => service === 'anagrafe');
  assert.deepEqual(moved.waiting.map((ticket) => ticket.number), [number]);
});
