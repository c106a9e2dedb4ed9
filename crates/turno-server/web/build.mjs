// Builds everything the server's pages load into dist/: app.css, icons.svg, favicon.svg, fonts/, one script per entry in src/, LICENCES.txt.
// Nothing here is committed; the server embeds dist/ when it is compiled. Run it with `npm run build`.
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { PurgeCSS } from 'purgecss';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
// Built aside and swapped in at the end: a build that fails leaves the last good folder where it was.
const staging = join(here, 'dist.new');
const dist = join(here, 'dist');

// A totem's phone page must open on a slow connection: the whole style sheet, uncompressed, stays under this.
const CSS_BYTES_MAX = 120_000;

// The board's script and style sheet, uncompressed: with its page it stays under 50 kB.
const BOARD_BYTES_MAX = 36_000;

const FONT_WEIGHTS = ['regular', '600', '700'];

// Classes that scripts and the server put together at run time and that no file spells out whole.
const SAFE_CLASSES = {
  standard: ['show', 'active', 'disabled', 'collapsed', 'collapsing', 'fade', 'is-invalid', 'is-valid', 'was-validated'],
  greedy: [/^alert-(info|success|warning|danger)$/],
};

// Rules for plain elements stay whatever the pages hold today: a page made of nothing else still looks like the others.
const PLAIN_ELEMENTS = 'html body main header footer nav section h1 h2 h3 h4 p a b strong small ul ol li dl dt dd button ' +
  'label input select textarea fieldset legend table caption thead tbody tr th td img svg code pre hr dialog details summary';

await rm(staging, { recursive: true, force: true });
await mkdir(join(staging, 'fonts'), { recursive: true });
const scripts = await buildScripts();
const css = await buildStyles();
const board = await buildBoard();
await copyFonts();
await copyFile(join(here, 'src', 'favicon.svg'), join(staging, 'favicon.svg'));
const icons = await copyIcons();
await writeLicences();
await rm(dist, { recursive: true, force: true });
await rename(staging, dist);
console.log(`dist/: app.css ${css} bytes, board ${board} bytes, ${FONT_WEIGHTS.length} fonts, ${icons} icons, scripts: ${scripts.join(', ') || 'none'}`);

/** Bundles each `src/*.js` into one module of its own. Returns the names written. */
async function buildScripts() {
  const source = join(here, 'src');
  const names = existsSync(source) ? (await readdir(source)).filter((name) => name.endsWith('.js')).sort() : [];
  if (names.length === 0) return [];
  await esbuild.build({
    entryPoints: names.map((name) => join(source, name)),
    outdir: staging,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'inline',
    logLevel: 'warning',
  });
  return names;
}

/** Compiles the style sheet, drops the rules that no page names, minifies. Returns its size in bytes. */
async function buildStyles() {
  const compiled = sass.compile(join(here, 'scss', 'app.scss'), {
    loadPaths: [modules],
    quietDeps: true,
    // Bootstrap Italia 2 is written with @import and older colour functions; its next major version is not.
    silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
  });
  const [purged] = await new PurgeCSS().purge({
    content: [...(await sources()), { raw: PLAIN_ELEMENTS, extension: 'html' }],
    css: [{ raw: compiled.css }],
    safelist: SAFE_CLASSES,
    variables: true,
  });
  const { code } = await esbuild.transform(purged.css, { loader: 'css', minify: true, target: 'es2022' });
  const size = Buffer.byteLength(code);
  if (size > CSS_BYTES_MAX) {
    throw new Error(`app.css has ${size} bytes, more than the ${CSS_BYTES_MAX} it may have: take a part out of scss/app.scss`);
  }
  await writeFile(join(staging, 'app.css'), code);
  return size;
}

/** The board for old browsers: a script and a style sheet of its own. Returns the size of both in bytes. */
async function buildBoard() {
  const source = join(here, 'board');
  await esbuild.build({
    entryPoints: [join(source, 'board.js'), join(source, 'board.css')],
    outdir: staging,
    bundle: true,
    format: 'iife',
    target: ['es2019', 'chrome80', 'firefox78', 'safari14.1'],
    minify: true,
    logLevel: 'warning',
  });
  const files = await Promise.all(['board.js', 'board.css'].map((name) => readFile(join(staging, name))));
  const size = files.reduce((sum, file) => sum + file.length, 0);
  if (size > BOARD_BYTES_MAX) throw new Error(`the board has ${size} bytes, more than the ${BOARD_BYTES_MAX} it may have`);
  return size;
}

async function copyFonts() {
  const source = join(modules, 'bootstrap-italia', 'dist', 'fonts', 'Titillium_Web');
  for (const weight of FONT_WEIGHTS) {
    const from = join(source, `titillium-web-v10-latin-ext_latin-${weight}.woff2`);
    await copyFile(from, join(staging, 'fonts', `titillium-web-${weight}.woff2`));
  }
}

/** Keeps, of the design system's icons, those that a page or script names as `icons.svg#it-...`. Returns how many. */
async function copyIcons() {
  const named = new Set();
  for (const file of await sources()) {
    for (const [, id] of (await readFile(file, 'utf8')).matchAll(/icons\.svg#(it-[a-z0-9-]+)/g)) named.add(id);
  }
  const sprites = await readFile(join(modules, 'bootstrap-italia', 'dist', 'svg', 'sprites.svg'), 'utf8');
  const symbols = new Map();
  for (const [whole, id] of sprites.matchAll(/<symbol[^>]*\bid="([^"]+)"[^>]*>[\s\S]*?<\/symbol>/g)) symbols.set(id, whole);
  for (const id of named) {
    if (!symbols.has(id)) throw new Error(`no icon is called ${id}: the names are in bootstrap-italia/dist/svg/sprites.svg`);
  }
  const kept = [...named].sort().map((id) => symbols.get(id));
  await writeFile(join(staging, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${kept.join('')}</svg>\n`);
  return kept.length;
}

/** The files that name classes and icons: the pages' templates and our scripts. */
async function sources() {
  const found = [];
  for (const folder of [join(here, '..', 'templates'), join(here, 'src')]) {
    if (!existsSync(folder)) continue;
    const names = await readdir(folder, { recursive: true });
    found.push(...names.filter((name) => /\.(html|js)$/.test(name)).map((name) => join(folder, name)));
  }
  return found.sort();
}

/** The notices that the licences of the shipped parts ask to be kept with them. */
async function writeLicences() {
  const manifest = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'));
  const parts = [];
  for (const name of Object.keys(manifest.dependencies ?? {}).sort()) {
    const folder = join(modules, name);
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} ships no licence file: its notice cannot be kept`);
    parts.push(`${name} ${version} (${license})\n\n${await readFile(join(folder, file), 'utf8')}`);
  }
  const ofl = join(modules, 'bootstrap-italia', 'dist', 'fonts', 'Titillium_Web', 'OFL.txt');
  parts.push(`Titillium Web (OFL-1.1)\n\n${await readFile(ofl, 'utf8')}`);
  await writeFile(join(staging, 'LICENCES.txt'), parts.map((part) => part.trim()).join(`\n\n${'-'.repeat(80)}\n\n`) + '\n');
}
