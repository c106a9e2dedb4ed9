// Starts the system's Chromium. Nothing is ever downloaded.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

// Without the parts that make a window it is the same engine, for three quarters of the processor's time.
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';

/** A new browser with these flags: the system's own, or the one that CHROMIUM names. */
export async function launch(flags = []) {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`there is no browser at ${CHROMIUM}: run 'make install', or name one in CHROMIUM`);
  }
  // Chromium refuses to sandbox itself when it runs as root, as it does in a container.
  const args = [...flags, ...(process.getuid() === 0 ? ['--no-sandbox'] : [])];
  return chromium.launch({ executablePath: CHROMIUM, args });
}
