// The forms of what an office file says of zones, totems, languages and order, and what is said of a mistake in the page's language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, setUp, tabTo } from '../support/desk.mjs';
import { assertGood } from '../support/good.mjs';

const preview = (page) => page.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
const change = (page, text) => page.locator('.settings-changes li', { hasText: text }).waitFor();

async function putInForce(page, version) {
  await page.getByRole('button', { name: 'Metti in vigore adesso' }).click();
  await page.getByText(`La versione ${version} è in vigore`).waitFor();
}

test('services change places by the keyboard alone, and the totem shows them so', async (t) => {
  const { turno, page } = await setUp(t, 'settings');
  await tabTo(page, page.getByRole('link', { name: 'Ordine dei servizi' }));
  await page.keyboard.press('Enter');
  const names = () => page.locator('.settings-order-name').allTextContents();
  await page.locator('.settings-order').waitFor();
  const [first, second, third, ...others] = await names();
  await tabTo(page, page.getByRole('button', { name: `Giù: ${first}, posto 1 di 5` }));
  for (const place of [2, 3]) {
    await page.keyboard.press('Enter');
    const down = page.getByRole('button', { name: `Giù: ${first}, posto ${place} di 5` });
    await down.waitFor();
    assert.ok(await down.evaluate((button) => button === document.activeElement), 'the next press moves it on');
  }
  assert.deepEqual(await names(), [second, third, first, ...others]);
  await assertGood(page, 'the order');
  await picture(page, 'settings-order');
  await tabTo(page, page.locator('main .act-main'));
  await page.keyboard.press('Enter');
  await change(page, `Servizi · ordine: ${[second, third, first, ...others].join(', ')}`);
  await putInForce(page, 2);
  const { services } = (await turno.get(`/api/v1/halls/${turno.hall.id}`)).hall;
  assert.deepEqual(services.slice(0, 3).map(({ name }) => name.it), [second, third, first]);
});

test('a zone, its arrows and a totem are made in forms', async (t) => {
  const { turno, page } = await setUp(t, 'settings');
  await page.getByRole('link', { name: 'Nuova zona' }).click();
  await page.getByLabel('Identificativo').fill('primo-piano');
  for (const [language, name] of [['italiano', 'Primo piano'], ['inglese', 'First floor'], ['tedesco', 'Erster Stock'], ['francese', 'Premier étage']]) {
    await page.getByLabel(language, { exact: true }).fill(name);
  }
  await page.getByLabel('Atrio').check();
  await page.getByLabel('Sportello 2').selectOption({ label: 'al piano di sotto' });
  await assertGood(page, 'a new zone');
  await picture(page, 'settings-zone');
  await preview(page);
  await change(page, 'Zona “Primo piano” · si aggiunge');
  await putInForce(page, 2);
  const { zones } = (await turno.get(`/api/v1/halls/${turno.hall.id}`)).hall;
  assert.deepEqual(zones.map(({ id, arrows = {} }) => [id, arrows['sportello-2']]), [['atrio', 'left'], ['primo-piano', 'down']]);

  await page.getByRole('link', { name: 'Nuovo totem' }).click();
  await page.getByLabel('Identificativo').fill('scala');
  await page.getByLabel('Lettera').fill('A');
  await preview(page);
  await page.locator('#letter-problem', { hasText: 'la lettera A è già del servizio “Comune Amico”' }).waitFor();
  await assertGood(page, 'a letter that is taken');
  await page.getByLabel('Lettera').fill('L');
  await preview(page);
  await change(page, 'Totem “scala” · si aggiunge');
  await putInForce(page, 3);

  await page.getByRole('link', { name: 'Atrio' }).click();
  await page.getByRole('button', { name: 'Togli' }).click();
  await page.getByRole('alert').filter({ hasText: 'Sportello “Sportello 1” · Zona: la zona “atrio” non c’è' }).waitFor();
});

test('hours are shown by the openings they lead to, and a name or a date that cannot be is refused', async (t) => {
  const { turno, page } = await setUp(t, 'settings/edit/office');
  await turno.issue('anagrafe');
  await page.getByLabel('Orario').fill('Lu,Me,Ve 08:45-13:00; Ma,Gi 08:45-13:00,14:30-16:30; Sa 08:45-12:00');
  await page.getByLabel('Chiusure').fill('Lug 16');
  await preview(page);
  await page.getByText('Non cambia niente.').waitFor();
  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/office`));
  await page.getByLabel('Chiusure').fill('Feb 30');
  await preview(page);
  await page.locator('#closures-problem', { hasText: 'la data “Feb 30” non esiste' }).waitFor();
  await page.getByLabel('Chiusure').fill('2026 Nov 23');
  await preview(page);
  await page.getByRole('alert').filter({ hasText: 'L’ufficio: chiude subito, con una persona in attesa.' }).waitFor();
  await page.locator('.settings-times li').first().filter({ hasText: /^martedì 24 novembre, 08:45 – 13:00$/ }).waitFor();
  await assertGood(page, 'other hours');
  await picture(page, 'settings-times');
  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/office`));
  await page.getByLabel('Orario').fill('Mo-Sa 08:45-13:00 off');
  await preview(page);
  await page.getByRole('alert').filter({ hasText: 'con questi orari non apre più' }).waitFor();
  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/office`));
  await page.getByLabel('Chiusure').fill('2026 Nov 23');
  await preview(page);
  await putInForce(page, 2);
  await page.goto(turno.page(`/halls/${turno.hall.id}/reception`));
  await page.locator('#opening', { hasText: /^Ufficio chiuso; riapre: mar 24\/11, 08:45$/ }).waitFor();
  const give = page.locator('#give-list button', { hasText: 'Anagrafe' });
  assert.match(await give.innerText(), /chiuso; riapre: mar 24\/11, 08:45/);
  await give.click();
  await page.locator('#given-number', { hasText: 'G002' }).waitFor();

  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/counter?item=sportello-2`));
  await page.getByLabel('italiano', { exact: true }).first().fill('Sportello 1');
  await preview(page);
  await page.locator('[id="name.it-problem"]', { hasText: '“Sportello 1” è già il nome di un altro sportello (sportello-1)' }).waitFor();
});

test('a new language asks for its texts, and is spoken once it has them', async (t) => {
  const { turno, page } = await setUp(t, 'settings/edit/languages');
  await page.getByLabel('spagnolo', { exact: true }).check();
  await preview(page);
  await page.getByText('Per la nuova lingua mancano i testi').waitFor();
  await assertGood(page, 'the texts of a new language');
  await picture(page, 'settings-languages');
  const fields = page.locator('[id^="text."]');
  const all = await fields.count();
  assert.ok(all > 20, `${all} texts`);
  await fields.evaluateAll((inputs) => inputs.slice(1).forEach((input, place) => { input.value = `texto ${place}`; }));
  await preview(page);
  await page.locator('.field-problem', { hasText: 'manca' }).waitFor();
  await fields.first().fill('Ayuntamiento');
  await preview(page);
  await change(page, 'Lingue: italiano, inglese, tedesco, francese → italiano, inglese, tedesco, francese, spagnolo');
  await putInForce(page, 2);
  const { hall } = await turno.get(`/api/v1/halls/${turno.hall.id}`);
  assert.deepEqual([hall.languages.at(-1), hall.office.es], ['es', 'Ayuntamiento']);
  assert.match(hall.services[1].documents[0].es, /^texto \d+$/);
});

test('the whole file names a mistake by its line, in the language of the page', async (t) => {
  const { turno, page } = await setUp(t, 'settings/file');
  const file = await page.locator('#office').inputValue();
  await page.locator('#office').fill(file.replace('zone = "atrio"', 'zone = "cortile"'));
  await preview(page);
  await page.locator('#office-problem', { hasText: /^riga \d+, chiave “counter\[0\].zone”: la zona “cortile” non c’è$/ }).waitFor();
  await page.locator('#office').fill(file.replace('country', 'contry'));
  await preview(page);
  await page.locator('.settings-detail', { hasText: 'contry' }).waitFor();
  await assertGood(page, 'a file with a mistake');
  await page.goto(turno.page(`/halls/${turno.hall.id}/settings/edit/policy?lang=en`));
  await page.getByLabel('After how many others').fill('many');
  await page.getByRole('button', { name: 'See what changes' }).click();
  await page.locator('#others-problem', { hasText: 'use a whole number' }).waitFor();
});
