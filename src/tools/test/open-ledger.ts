// Reads the ledger for a run of all browser tests, and writes it when they have ended.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumOptions } from '../site/chromium.ts';
import { builtFigures, builtPages } from '../site/pages.ts';
import {
  emptyLedger,
  heldTests,
  type Ledger,
  ledgerText,
  type Passed,
  type Present,
  renewedLedger,
  spotChecks,
} from './ledger.ts';
import { readBuiltFiles, readChecks } from './made-of.ts';

export const ledgerFile = 'tests/ledger.json';

/** The ledger of a clone; one that cannot be read, after a merge for instance, holds nothing. */
export function readLedger(root: string): Ledger {
  const file = join(root, ledgerFile);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Ledger;
  } catch {
    if (existsSync(file)) console.log(`${ledgerFile} cannot be read: all browser tests run.`);
    return emptyLedger;
  }
}

export function readPresent(root: string): Present {
  const { executablePath } = chromiumOptions();
  const browser = execFileSync(executablePath, ['--version'], { encoding: 'utf8' }).trim();
  const folder = join(root, 'dist');
  const pages = [...builtPages(folder), ...builtFigures(folder)];
  return {
    machine: `${browser}, ${process.arch}`,
    built: readBuiltFiles(folder),
    checks: readChecks(root, pages),
  };
}

export interface OpenLedger {
  /** For the environment of the browser tests: the file that names those which need not run. */
  heldFile: string;
  /** How many those are, and how many that are held run all the same. */
  held: number;
  spotChecks: number;
  /** Writes the ledger anew, if anything in it is new. @returns whether it was. */
  close(passed: Passed[], weights: Ledger['weights']): boolean;
  /** Bytes of each page, those of held visits among them. */
  weights: Ledger['weights'];
}

/** @param whole no test is held. */
export function openLedger(root: string, whole: boolean): OpenLedger {
  const ledger = readLedger(root);
  const present = readPresent(root);
  const held = whole ? new Set<string>() : heldTests(ledger, present);
  const again = spotChecks(ledger, held);
  const heldFile = join(root, '.cache/held-tests.json');
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(heldFile, JSON.stringify([...held].filter((name) => !again.has(name))));
  return {
    heldFile,
    held: held.size - again.size,
    spotChecks: again.size,
    weights: ledger.weights,
    close(passed, weights) {
      // One that ran all the same, and failed, is held no longer.
      const passedNames = new Set(passed.map(({ name }) => name));
      const still = new Set([...held].filter((name) => !again.has(name) || passedNames.has(name)));
      const renewed = ledgerText(renewedLedger(ledger, present, still, passed, weights));
      if (renewed === ledgerText(ledger)) return false;
      writeFileSync(join(root, ledgerFile), renewed);
      return true;
    },
  };
}
