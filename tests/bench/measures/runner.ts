// A contender that was loaded and checked, or the reason why not.
import type { Layer } from '../../../src/nn/layers/index.ts';
import type { LayerSubject } from '../contender.ts';
import type { Host } from '../host.ts';
import { type Loaded, reasonOf } from '../protocol.ts';
import type { Reference } from '../work/reference.ts';
import type { Work } from '../work/work.ts';
import { type Checked, checkContender } from './check.ts';
import type { MeasureName } from './measures.ts';

export interface Runner {
  name: string;
  version?: string;
  ours: boolean;
  /** The network of its table; the book's own where nothing is said. */
  subject?: LayerSubject;
  host: Host;
  loaded: Loaded;
  checked: Checked;
  rounds: Partial<Record<MeasureName, number[]>>;
  /** Why it stopped half-way. */
  broken?: string;
}

export interface Absent {
  name: string;
  version?: string;
  reason: string;
}

export interface Candidate {
  name: string;
  version?: string;
  ours?: boolean;
  subject?: LayerSubject;
  start(): Host;
}

/** Loads one contender and checks its answers. Never throws. */
export async function prepareRunner(
  { name, version, ours = false, subject, start }: Candidate,
  work: Pick<Work<Layer>, 'test'>,
  reference: Reference,
): Promise<Runner | Absent> {
  let host: Host | undefined;
  try {
    host = start();
    const loaded = await host.ask('load', {});
    const checked = await checkContender(host, work, reference, loaded.optimisers);
    console.log(`  ${name}: ${checked.right} right`);
    return {
      name,
      version: version ?? loaded.version,
      ours,
      subject,
      host,
      loaded,
      checked,
      rounds: {},
    };
  } catch (error) {
    const reason = reasonOf(error);
    console.log(`  ${name}: cannot run: ${reason}`);
    await host?.stop().catch(() => {});
    return { name, version, reason };
  }
}
