// The machine and the hour, without which a time says nothing.
import { cpus, loadavg, platform, release, totalmem } from 'node:os';

export interface Machine {
  cpuModel: string;
  cores: number;
  memoryGigabytes: number;
  system: string;
  browser: string;
  node: string;
  date: string;
  /** Other programs at work make times longer: the mean number of them over the last minute. */
  loadBefore: number;
  loadAfter?: number;
}

export const load = () => Number(loadavg()[0].toFixed(2));

/** All but the browser, which is known once it has started. */
export function describeMachine(): Omit<Machine, 'browser'> {
  return {
    cpuModel: cpus()[0].model.trim(),
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    date: new Date().toISOString(),
    loadBefore: load(),
  };
}
