// What a manager tries first: a new service, from the form to the first number that is called.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConsole } from '../support/console.mjs';
import { picture, setUp } from '../support/desk.mjs';
import { assertGood } from '../support/good.mjs';

const preview = (page) => page.locator('main .act-main').click();
const change = (page, text) => page.locator('.settings-changes li', { hasText: text }).waitFor();

async function putInForce(page, version) {
  await page.getByRole('button', { name: 'Metti in vigore adesso' }).click();
  await page.getByText(`La versione ${version} è in vigore`).waitFor();
}

test('a new service is made in one form with its counters, and its first number is given and called', async (t) => {
  const { turno, page, counter } = await setUp(t, 'settings');
  await page.getByRole('link', { name: 'Nuovo servizio' }).click();
  const names = { it: 'Cimitero', en: 'Cemetery', de: 'Friedhof', fr: 'Cimetière' };
  for (const [name, value] of Object.entries({ id: 'cimitero', letter: 'C', minutes: '15' })) await page.locator(`#${name}`).fill(value);
  for (const [language, name] of Object.entries(names)) await page.locator(`[id="name.${language}"]`).fill(name);
  await preview(page);
  await page.locator('[id="served_by.sportello-1-problem"]', { hasText: 'nessuno sportello serve “Cimitero”' }).waitFor();
  const [link, focus] = [page.getByRole('alert').getByRole('link'), () => page.evaluate(() => document.activeElement.id)];
  assert.equal(await link.getAttribute('href'), '#served_by.sportello-1');
  assert.equal(await link.innerText(), 'Sportelli che lo fanno: nessuno sportello serve “Cimitero”');
  assert.equal(await focus(), 'served_by.sportello-1', 'the page begins where something is to be mended');
  await assertGood(page, 'a service without counters');
  await page.getByLabel('Sportello 1').selectOption({ label: 'sì' });
  await page.getByLabel('Sportello 2').selectOption({ label: 'aiuta' });
  await picture(page, 'settings-service');
  await preview(page);
  await change(page, 'Servizio “Cimitero” · si aggiunge');
  await change(page, 'Sportello “Sportello 1” · Servizi: Comune Amico, SPID, Anagrafe, Tributi → Comune Amico, SPID, Anagrafe, Tributi, Cimitero');
  await change(page, 'Sportello “Sportello 2” · Aiuta per: – → Cimitero');
  await putInForce(page, 2);

  await page.goto(turno.page(`/halls/${turno.hall.id}/reception`));
  await page.locator('#give-list button', { hasText: 'Cimitero' }).click();
  await page.locator('#given-number', { hasText: 'C001' }).waitFor();
  const desk = await openConsole(page, turno, counter);
  await desk.press('open');
  await desk.offers('C001');
  await desk.press('next');
  await desk.is('calling');
  await desk.reads(desk.number, 'C001');
  await page.locator('#change').click();
  await page.locator('#leave[open]', { hasText: 'C001 è ancora al tuo sportello' }).waitFor();
  await assertGood(page, 'asking before leaving somebody');
  await page.locator('#leave-close').click();
  await page.locator('form.who button').click();
  await page.locator('#leave[open]').waitFor();

  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/service?item=cimitero`));
  assert.deepEqual(await page.locator('[id^="served_by."]').evaluateAll((all) => all.map(({ value }) => value)), ['first', 'helps']);

  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/policy`));
  await page.getByLabel('Regola').selectOption({ label: 'precedenza sempre prima' });
  await preview(page);
  await page.locator('#promise', { hasText: 'Non c’è un limite' }).waitFor();
  await change(page, 'Vantaggio di chi ha precedenza, in minuti: 20 → –');
  await assertGood(page, 'another rule');

  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/service?item=spid`));
  await page.getByLabel('Lettera').fill('C');
  await preview(page);
  await page.locator('#letter-problem', { hasText: 'la lettera C è già del servizio “Cimitero”' }).waitFor();
  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/counter?item=sportello-1`));
  await page.getByLabel('SPID').selectOption({ label: 'no' });
  await preview(page);
  await page.getByRole('alert').getByRole('link', { name: 'nessuno sportello serve “SPID”' }).click();
  await page.locator('#served_by').getByLabel('Sportello 2').waitFor();
});

test('a counter that is open, and a last number that is reached, are told before they change', async (t) => {
  const { turno, page } = await setUp(t, 'settings/edit/counter?item=sportello-2');
  await turno.act('sportello-2', 'open');
  await turno.issue('spid');
  const clerk = await page.context().newPage();
  await openConsole(clerk, turno, turno.hall.counters[1]);
  await clerk.locator('#act-main[data-action="next"]').waitFor();
  await page.getByRole('button', { name: 'Togli' }).click();
  await page.getByRole('alert').filter({ hasText: 'Sportello 2 è aperto' }).waitFor();
  await assertGood(page, 'an open counter that goes');
  await putInForce(page, 2);
  await clerk.locator('#choose-gone', { hasText: 'è stato tolto dalle impostazioni' }).waitFor();
  assert.equal(await clerk.evaluate(() => document.activeElement.id), 'choose-title');
  await assertGood(clerk, 'the console of a counter that is gone');

  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/service?item=spid`));
  await page.getByLabel('Ultimo numero del giorno').fill('1');
  await preview(page);
  await page.getByRole('alert').filter({ hasText: 'SPID: oggi è già stato dato S001' }).waitFor();
});
