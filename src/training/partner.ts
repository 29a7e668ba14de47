// The second training thread's shell: waits for its leader's first word, and then follows.
import { follow, type PartnerStart } from './two-threads.ts';

self.addEventListener('message', ({ data }: MessageEvent<PartnerStart>) => {
  follow(data);
  self.close();
});
