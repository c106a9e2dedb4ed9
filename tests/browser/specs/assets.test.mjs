// The built style sheet and typeface: they load from our own host, ask no other, and style a page accessibly.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { test } from 'node:test';
import { brokenRules } from '../support/accessibility.mjs';
import { forbidOtherHosts, openBrowser } from '../support/browser.mjs';

const DIST = new URL('../../../crates/turno-server/web/dist/', import.meta.url);
const TYPES = { '.css': 'text/css', '.woff2': 'font/woff2', '.html': 'text/html; charset=utf-8' };
const PAGE = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Prova</title>
<link rel="stylesheet" href="/app.css"></head><body><main><h1>Sportello</h1><p>Numero <b>A042</b></p>
<a href="#x">Documenti da portare</a></main></body></html>`;

async function serve(t) {
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/page.html' : request.url;
    try {
      const body = path === '/page.html' ? PAGE : await readFile(new URL(`.${path}`, DIST));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}/`;
}

test('the style sheet and the typeface come from our own host alone', async (t) => {
  const page = await (await openBrowser(t)).newPage();
  const elsewhere = await forbidOtherHosts(page);
  const missing = [];
  page.on('response', (response) => response.ok() || missing.push(response.url()));
  await page.goto(await serve(t));
  const faces = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((face) => face.status === 'loaded').map((face) => `${face.family} ${face.weight}`);
  });
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(missing.filter((url) => !url.endsWith('/favicon.ico')), []);
  assert.ok(faces.some((face) => face.includes('Titillium Web')), `the typeface was not used: ${faces}`);
});

test('a plain page in this style breaks no accessibility rule', async (t) => {
  const page = await (await (await openBrowser(t)).newContext()).newPage();
  await page.goto(await serve(t));
  assert.deepEqual(await brokenRules(page), []);
});
